// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <vector>

namespace proxydeck {

/// Stores each distinct text once, with a small number as id. Texts are never removed: there are few areas, carriers
/// and plans.
class TextPool
{
public:
    using Id = quint32;
    static constexpr Id empty = 0; ///< the empty text

    TextPool();

    Id intern(const QString &text);
    const QString &at(Id id) const { return m_texts[id]; }
    /// Ids are 0..size()-1.
    quint32 size() const { return quint32(m_texts.size()); }

private:
    std::vector<QString> m_texts;
    QHash<QString, Id> m_ids;
    std::array<Id, 32> m_recent{}; ///< recent ids by a cheap hash: most texts repeat one of the last few
};

} // namespace proxydeck
