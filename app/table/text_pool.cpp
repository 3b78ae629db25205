// SPDX-License-Identifier: MIT
#include "table/text_pool.h"

#include <algorithm>

namespace proxydeck {

TextPool::TextPool()
{
    add(QString());
    holders(empty) = forever;
}

TextPool::Id TextPool::intern(const QString &text)
{
    const Id id = idOf(text);
    holders(id) = forever;
    return id;
}

TextPool::Id TextPool::idOf(const QString &text)
{
    if (text.isEmpty())
        return empty;
    const size_t middle = text.at(text.size() / 2).unicode();
    Id &recent = m_recent[(middle ^ size_t(text.size()) ^ text.front().unicode()) % m_recent.size()];
    if (at(recent) == text)
        return recent;
    const auto known = m_ids.constFind(text);
    if (known != m_ids.cend())
        return recent = *known;
    // Copies the text, so that no spare capacity and no larger shared buffer is kept.
    const Id id = add(QString(text.constData(), text.size()));
    m_ids.insert(at(id), id);
    return recent = id;
}

TextPool::Id TextPool::add(const QString &text)
{
    const Id id = m_end++;
    if (id / pageSize >= m_pages.size())
        m_pages.push_back(std::make_unique<Page>());
    Page &page = *m_pages[id / pageSize];
    page.texts[id % pageSize] = text;
    ++page.used;
    return id;
}

void TextPool::hold(Id id)
{
    if (quint32 &count = holders(id); count != forever)
        ++count;
}

void TextPool::drop(Id id)
{
    quint32 &count = holders(id);
    if (count == forever || --count > 0)
        return;
    std::replace(m_recent.begin(), m_recent.end(), id, empty);
    auto &page = m_pages[id / pageSize];
    m_ids.remove(page->texts[id % pageSize]);
    page->texts[id % pageSize] = QString();
    // The last page is kept, because new texts are still added to it.
    if (--page->used == 0 && (id / pageSize + 1) * pageSize <= m_end)
        page.reset();
}

} // namespace proxydeck
