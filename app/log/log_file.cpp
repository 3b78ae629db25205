// SPDX-License-Identifier: MIT
#include "log/log_file.h"

#include "base/private_files.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

LogFile::LogFile(const QString &folder, qint64 fileBytes, int files)
    : m_folder(folder)
    , m_fileBytes(fileBytes)
    , m_files(std::max(1, files))
{
}

QString LogFile::fileName(const QString &folder, int age)
{
    return QDir(folder).filePath(age == 0 ? u"proxydeck.log"_s : u"proxydeck.%1.log"_s.arg(age));
}

bool LogFile::append(const QByteArray &lines)
{
    // The file may have been deleted. On Unix, writing to the open file would then go on unseen.
    if (m_file.isOpen() && !QFileInfo::exists(m_file.fileName()))
        m_file.close();
    if (!m_file.isOpen() && !open())
        return false;
    // Writes as many whole lines at once as fit into the file.
    for (qsizetype begin = 0; begin < lines.size();) {
        qsizetype end = begin;
        do {
            const qsizetype feed = lines.indexOf('\n', end);
            const qsizetype next = feed < 0 ? lines.size() : feed + 1;
            if (end > begin && m_size + (next - begin) > m_fileBytes)
                break;
            end = next;
        } while (end < lines.size());
        if (m_size > 0 && m_size + (end - begin) > m_fileBytes) {
            rotate();
            if (!m_file.isOpen())
                return false;
            continue; // more may fit after the change of file
        }
        if (!write(QByteArrayView(lines).sliced(begin, end - begin)))
            return false;
        begin = end;
    }
    m_problem.clear();
    return true;
}

bool LogFile::open()
{
    m_file.setFileName(fileName(m_folder));
    makePrivateFolder(m_folder);
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered)) {
        m_problem = m_file.errorString();
        return false;
    }
    closeFile(m_file);
    m_size = m_file.size();
    return true;
}

bool LogFile::write(QByteArrayView bytes)
{
    const qint64 written = m_file.write(bytes.data(), bytes.size());
    m_size += std::max<qint64>(0, written);
    if (written == bytes.size())
        return true;
    m_problem = m_file.errorString();
    m_file.close();
    return false;
}

void LogFile::rotate()
{
    m_file.close();
    QFile::remove(fileName(m_folder, m_files - 1));
    for (int age = m_files - 2; age >= 0; --age)
        QFile::rename(fileName(m_folder, age), fileName(m_folder, age + 1));
    // Windows does not allow renaming a file that another run of the program has open. Then the file is emptied, so
    // that the size limit holds.
    if (QFile::exists(fileName(m_folder)))
        QFile::resize(fileName(m_folder), 0);
    open();
}

} // namespace proxydeck
