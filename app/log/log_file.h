// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace proxydeck {

/// Lines in `proxydeck.log`; when it is full it becomes `proxydeck.1.log`, that one `proxydeck.2.log`, and the oldest
/// goes. Readable for its owner alone. For one thread.
class LogFile
{
public:
    /// At most \a files files of at most \a fileBytes each, in \a folder, which is made when the first line comes.
    LogFile(const QString &folder, qint64 fileBytes, int files);

    /// \a lines end with a line feed. False: some were not written, and problem() says why. The next call tries again.
    bool append(const QByteArray &lines);
    /// The system's words; empty when all is well.
    QString problem() const { return m_problem; }

    /// \a age 0: the one being written.
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
