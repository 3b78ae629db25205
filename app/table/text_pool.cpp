// SPDX-License-Identifier: MIT
#include "table/text_pool.h"

#include <QHash>

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
    const quint32 hash = spreadHash(qHash(text, QHashSeed::globalSeed()));
    const Id known = m_index.find(hash, [&](Id id) { return m_texts[id] == text; });
    if (known != IdIndex::none)
        return recent = known;
    const Id id = size();
    m_texts.emplace_back(text.constData(),
                         text.size()); // a copy of its own: no spare capacity, nothing else kept alive
    m_index.insert(hash, id);
    return recent = id;
}

} // namespace proxydeck
