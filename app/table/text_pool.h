// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <vector>

namespace proxydeck {

/// Each distinct text once, under a small number. Texts are never dropped: areas, operators and plans are few.
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
    std::array<Id, 32> m_recent{}; ///< by a glance at the text: most are among the few that came last
};

} // namespace proxydeck
