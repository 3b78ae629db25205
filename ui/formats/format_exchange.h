// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace proxydeck {

class FormatBook;
class JsonExchange;

/// Exports the operator's own formats to a file, imports them, and reports the result.
class FormatExchange final : public QObject
{
    Q_OBJECT

public:
    /// \a dialog is the parent of the file dialogs.
    FormatExchange(FormatBook &formats, QWidget &dialog);

    void askForExport();
    void askForImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    /// Plain text; either may be empty.
    void told(const QString &outcome, const QString &problem);
    /// \a firstRow: the row in the book of the first imported format.
    void imported(int firstRow);

private:
    void read(const QByteArray &json);

    FormatBook &m_formats;
    JsonExchange *m_files;
};

} // namespace proxydeck
