// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>
#include <QUuid>

#include <functional>

namespace proxydeck {

class FormatBook;
class KeyValues;

/// The format in which leases of a key are copied: always the same one, or the one used last.
class KeyFormatMenu final : public QMenu
{
    Q_OBJECT

public:
    /// \a key: the keys it is about, the current one first; asked when it opens. All must outlive it.
    KeyFormatMenu(KeyValues &values, const FormatBook &book, std::function<QList<QUuid>()> keys,
                  QWidget *parent = nullptr);

private:
    void fill();

    KeyValues &m_values;
    const FormatBook &m_book;
    std::function<QList<QUuid>()> m_keys;
};

} // namespace proxydeck
