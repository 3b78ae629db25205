// SPDX-License-Identifier: MIT
#include "ui/outgoing/key_format_menu.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "formats/format_book.h"
#include "preferences/key_values.h"

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

KeyFormatMenu::KeyFormatMenu(KeyValues &values, const FormatBook &book, std::function<QList<QUuid>()> keys,
                             QWidget *parent)
    : QMenu(parent)
    , m_values(values)
    , m_book(book)
    , m_keys(std::move(keys))
{
    setObjectName(u"keyFormat"_s);
    connect(this, &QMenu::aboutToShow, this, &KeyFormatMenu::fill);
}

void KeyFormatMenu::fill()
{
    clear();
    const QString chosen = m_values.format(m_keys().value(0));
    const auto add = [&](const QString &text, const QString &id) {
        QAction *entry = addAction(text);
        entry->setObjectName(u"keyFormat."_s + id);
        entry->setCheckable(true);
        entry->setChecked(id == chosen);
        connect(entry, &QAction::triggered, this, [this, id] {
            const QList<QUuid> keys = m_keys();
            for (const QUuid &key : keys)
                m_values.setFormat(key, id);
        });
    };
    add(tr("The format used last"), {});
    addSeparator();
    for (const int row : m_book.offered())
        add(visibleText(copyFormatName(m_book.at(row))).replace(u'&', "&&"_L1), m_book.at(row).id);
}

} // namespace proxydeck

#include "moc_key_format_menu.cpp"
