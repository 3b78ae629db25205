// SPDX-License-Identifier: MIT
#include "table/text_pool.h"

namespace proxydeck {

TextPool::TextPool()
    : m_texts(1)
{
}

TextPool::Id TextPool::intern(const QString &text)
{
    if (text.isEmpty())
        return empty;
    const size_t middle = text.at(text.size() / 2).unicode();
    Id &recent = m_recent[(middle ^ size_t(text.size()) ^ text.front().unicode()) % m_recent.size()];
    if (m_texts[recent] == text)
        return recent;
    const auto known = m_ids.constFind(text);
    if (known != m_ids.cend())
        return recent = *known;
    const Id id = size();
    // Copies the text, so that no spare capacity and no larger shared buffer is kept.
    m_texts.emplace_back(text.constData(), text.size());
    m_ids.insert(m_texts.back(), id);
    return recent = id;
}

} // namespace proxydeck
