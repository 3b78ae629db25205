// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace proxydeck {

/// Exports data of a dialog to a JSON file and imports it: asks for the file, writes it completely or not at all, and
/// limits the number of bytes read. The dialog provides the message texts.
class JsonExchange final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QString exportName; ///< object names of the two file dialogs
        QString importName;
        QString proposal;   ///< suggested file name
        qint64 largest = 0; ///< maximum number of bytes; one more is read to detect a larger file
        std::function<QByteArray()> write;
        std::function<void(const QByteArray &json)> read;
    };
    /// Maximum number of file lines listed in a report; for the rest only the number is given.
    static constexpr qsizetype mostLines = 4;

    JsonExchange(const Parts &parts, QWidget &dialog);

    void askForExport(const QString &title, const QString &filter);
    void askForImport(const QString &title, const QString &filter);
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    void written(const QString &path);
    // \a error is the system's error text.
    void notWritten(const QString &error);
    void notRead(const QString &error);

private:
    Parts m_parts;
    QWidget &m_dialog;
};

} // namespace proxydeck
