// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace proxydeck {

/// What a dialog keeps, to a JSON file and back: asks for the file, writes it whole or not at all, and reads no more of
/// it than can be meant. Words for what happened are the dialog's.
class JsonExchange final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QString exportName; ///< object names of the two file dialogs
        QString importName;
        QString proposal;   ///< name of the file
        qint64 largest = 0; ///< bytes that are read; one more tells that there are too many
        std::function<QByteArray()> write;
        std::function<void(const QByteArray &json)> read;
    };
    /// What a report says of each line of a file is so many lines; the rest is told by its number.
    static constexpr qsizetype mostLines = 4;

    JsonExchange(const Parts &parts, QWidget &dialog);

    void askForExport(const QString &title, const QString &filter);
    void askForImport(const QString &title, const QString &filter);
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    void written(const QString &path);
    // With the system's words.
    void notWritten(const QString &error);
    void notRead(const QString &error);

private:
    Parts m_parts;
    QWidget &m_dialog;
};

} // namespace proxydeck
