// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace proxydeck {

/// Writes lines to `proxydeck.log`. A full file is renamed to `proxydeck.1.log`, that one to `proxydeck.2.log`, and the
/// oldest is deleted. Readable only for its owner. For one thread.
class LogFile
{
public:
    /// At most \a files files of at most \a fileBytes each, in \a folder, which is created at the first line.
    LogFile(const QString &folder, qint64 fileBytes, int files);

    /// \a lines end with a line feed. False: some were not written, problem() has the reason. The next call tries
    /// again.
    bool append(const QByteArray &lines);
    /// The system's words; empty if there is no problem.
    QString problem() const { return m_problem; }

    /// \a age 0: the current file.
    static QString fileName(const QString &folder, int age = 0);

private:
    bool open();
    bool write(QByteArrayView bytes);
    void rotate();

    QString m_folder;
    qint64 m_fileBytes;
    int m_files;
    QFile m_file;
    qint64 m_size = 0;
    QString m_problem;
};

} // namespace proxydeck
