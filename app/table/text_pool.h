// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace proxydeck {

/// Stores each distinct text once, with a small number as id. Texts of which there are few (areas, carriers, plans) are
/// kept for ever; others (hosts, requests, tasks) for as long as somebody holds them. An id is not used again for
/// another text, so that what was learned of it stays true. The memory of a text is freed, and 28 bytes more with the
/// last text of a page.
class TextPool
{
public:
    using Id = quint32;
    static constexpr Id empty = 0; ///< the empty text

    TextPool();

    /// Keeps \a text for ever.
    Id intern(const QString &text);
    /// Whoever asks has to hold() the id, unless the text is held already.
    Id idOf(const QString &text);
    void hold(Id id);
    /// Nothing if the text is not there.
    std::optional<Id> find(const QString &text) const
    {
        const auto known = m_ids.constFind(text);
        return known == m_ids.cend() ? std::nullopt : std::optional(*known);
    }
    /// Ends one hold(). With the last one the text is gone, unless it is kept for ever.
    void drop(Id id);

    bool contains(Id id) const
    {
        const size_t page = id / pageSize;
        return page < m_pages.size() && m_pages[page] && m_pages[page]->holders[id % pageSize] > 0;
    }
    /// The text must be there.
    const QString &at(Id id) const { return m_pages[id / pageSize]->texts[id % pageSize]; }
    /// Ids are 0..size()-1.
    quint32 size() const { return m_end; }
    /// How many texts are there, including the empty one.
    qsizetype count() const { return m_ids.size() + 1; }

private:
    static constexpr quint32 pageSize = 1024;
    static constexpr quint32 forever = ~quint32(0);
    struct Page
    {
        std::array<QString, pageSize> texts;
        std::array<quint32, pageSize> holders{}; ///< or forever
        quint32 used = 0;
    };

    quint32 &holders(Id id) { return m_pages[id / pageSize]->holders[id % pageSize]; }
    Id add(const QString &text);

    std::vector<std::unique_ptr<Page>> m_pages;
    Id m_end = 0;
    QHash<QString, Id> m_ids;
    std::array<Id, 32> m_recent{}; ///< recent ids by a cheap hash: most texts repeat one of the last few
};

} // namespace proxydeck
