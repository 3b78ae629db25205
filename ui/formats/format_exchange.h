// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace proxydeck {

class FormatBook;
class JsonExchange;

/// The operator's own formats, to a file and back, and what is said about it.
class FormatExchange final : public QObject
{
    Q_OBJECT

public:
    /// File dialogs are those of \a dialog.
    FormatExchange(FormatBook &formats, QWidget &dialog);

    void askForExport();
    void askForImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    /// Either may be empty. Plain.
    void told(const QString &outcome, const QString &problem);
    /// \a firstRow: of the book, where what was taken over begins.
    void imported(int firstRow);

private:
    void read(const QByteArray &json);

    FormatBook &m_formats;
    JsonExchange *m_files;
};

} // namespace proxydeck
