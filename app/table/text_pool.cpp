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
    const auto known = m_ids.constFind(text);
    if (known != m_ids.cend())
        return *known;
    const Id id = size();
    // A copy of its own: no spare capacity, nothing else kept alive.
    m_texts.emplace_back(text.constData(), text.size());
    m_ids.insert(m_texts.back(), id);
    return id;
}

} // namespace proxydeck
