// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_item.h"

#include <QLocale>

#include <utility>

namespace proxydeck {

ProgressItem::ProgressItem(Words words, QObject *parent)
    : QObject(parent)
    , m_words(std::move(words))
{
}

void ProgressItem::begin(qsizetype total)
{
    m_running = true;
    m_done = 0;
    m_total = total;
    Q_EMIT changed();
}

void ProgressItem::setProgress(qsizetype done, qsizetype total)
{
    if (!m_running || (done == m_done && total == m_total))
        return;
    m_done = done;
    m_total = total;
    Q_EMIT changed();
}

void ProgressItem::end()
{
    if (!m_running)
        return;
    m_running = false;
    Q_EMIT changed();
}

QString ProgressItem::text() const
{
    const QLocale locale;
    return m_words.text(locale.toString(m_done), locale.toString(m_total));
}

QString ProgressItem::longestText() const
{
    const QString total = QLocale().toString(m_total);
    return m_words.text(total, total);
}

void ProgressItem::cancel()
{
    if (m_running)
        Q_EMIT cancelRequested();
}

} // namespace proxydeck

#include "moc_progress_item.cpp"
