// SPDX-License-Identifier: MIT
// How FormatBook keeps itself: nothing that an operator wrote is ever overwritten by less.
#include "outbox/format_book.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace proxydeck {

using namespace Qt::StringLiterals;

void FormatBook::load()
{
    QFile file(m_file);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_keeps = false;
        setProblem(Problem::Kind::NotRead, file.errorString());
        return;
    }
    const auto content = FormatFile::read(file.read(FormatFile::largest + 1));
    file.close();
    if (content)
        fill(*content);
    if (content && content->unread.isEmpty())
        return;
    m_keeps = setAside();
    if (m_keeps)
        changed(false); // written anew, or each start would set aside another copy
}

bool FormatBook::setAside()
{
    const QFileInfo file(m_file);
    for (int number = 1; number < 100; ++number) {
        const QString name = u"%1-unread-%2.json"_s.arg(file.completeBaseName()).arg(number);
        const QString path = file.dir().filePath(name);
        if (QFileInfo::exists(path))
            continue;
        if (!QFile::copy(m_file, path))
            break;
        setProblem(Problem::Kind::SetAside, name);
        return true;
    }
    setProblem(Problem::Kind::NotRead, file.fileName());
    return false;
}

bool FormatBook::flush()
{
    m_writeTimer.stop();
    if (!m_unwritten)
        return true;
    FormatFile content;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.own)
            content.formats.append(entry.format);
        content.list.append({entry.format.id, entry.shown});
    }
    QSaveFile file(m_file);
    const QByteArray json = content.write();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        setProblem(Problem::Kind::NotWritten, file.errorString());
        return false;
    }
    m_unwritten = false;
    if (m_problem.kind == Problem::Kind::NotWritten)
        setProblem(Problem::Kind::None);
    return true;
}

void FormatBook::setProblem(Problem::Kind kind, const QString &detail)
{
    const Problem problem{kind, detail};
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace proxydeck
