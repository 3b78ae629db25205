// SPDX-License-Identifier: MIT
#include "outbox/output_file.h"

#include <QFile>
#include <QFileInfo>

namespace proxydeck {

namespace {

constexpr qsizetype copiedBlock = 256 * 1024;
constexpr qsizetype beginningBytes = 4096;
constexpr QByteArrayView utf8Mark = "\xEF\xBB\xBF";

} // namespace

OutputFile::OutputFile(const QString &path, Place place, bool secret)
    : m_file(path)
    , m_place(place)
    , m_secret(secret)
{
}

std::optional<WriteFailure> OutputFile::open(const std::function<bool()> &goOn)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failure();
    if (m_secret)
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (m_place == Place::Over || !QFileInfo::exists(m_file.fileName()))
        return {};
    auto problem = copyOld(goOn);
    if (problem)
        cancel();
    return problem;
}

std::optional<WriteFailure> OutputFile::copyOld(const std::function<bool()> &goOn)
{
    QFile old(m_file.fileName());
    if (!old.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return WriteFailure{WriteFailure::Kind::System, old.errorString()};
    m_keptFrom = QFileInfo(old).lastModified();
    while (true) {
        if (goOn && !goOn())
            return WriteFailure{WriteFailure::Kind::Cancelled};
        const QByteArray block = old.read(copiedBlock);
        if (block.isEmpty())
            break;
        if (!write(block.constData(), block.size()))
            return failure();
        look(block);
    }
    if (old.error() != QFileDevice::NoError)
        return WriteFailure{WriteFailure::Kind::System, old.errorString()};
    if (m_beginning.startsWith(utf8Mark))
        m_beginning.remove(0, utf8Mark.size());
    return {};
}

void OutputFile::look(const QByteArray &block)
{
    m_kept += block.size();
    m_beginning += block.left(beginningBytes - m_beginning.size());
    const QByteArray end = m_ending + block;
    if (const qsizetype line = end.lastIndexOf('\n'); line > 0)
        m_windowsLines = end[line - 1] == '\r';
    else if (line == 0)
        m_windowsLines = false;
    m_ending = end.right(2);
}

bool OutputFile::write(const char *data, qsizetype size)
{
    // A disk that becomes full may accept a part without an error; the next write gives the reason.
    for (qsizetype done = 0; done < size;) {
        const qint64 taken = m_file.write(data + done, size - done);
        if (taken <= 0)
            return false;
        done += taken;
    }
    return true;
}

std::optional<WriteFailure> OutputFile::commit()
{
    if (m_keptFrom.isValid()) {
        const QFileInfo now(m_file.fileName());
        if (now.size() != m_kept || now.lastModified() != m_keptFrom) {
            cancel();
            return WriteFailure{WriteFailure::Kind::ChangedMeanwhile};
        }
    }
    if (!m_file.commit())
        return failure();
    return {};
}

void OutputFile::cancel()
{
    m_file.cancelWriting();
    m_file.commit(); // removes the temporary file now, not at the next write to this name
}

} // namespace proxydeck
