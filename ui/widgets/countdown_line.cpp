// SPDX-License-Identifier: MIT
#include "ui/widgets/countdown_line.h"

#include "ui/widgets/plain_tool_tip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

CountdownLine::CountdownLine(const QString &name, Text text, QWidget *parent)
    : QWidget(parent)
    , m_source(std::move(text))
    , m_text(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    m_text->setObjectName(name);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_cancel->setObjectName(u"cancel"_s + name.left(1).toUpper() + name.mid(1));
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_cancel, 0, Qt::AlignTop);
    m_timer.setInterval(1'000);
    connect(&m_timer, &QTimer::timeout, this, &CountdownLine::refresh);
    connect(m_cancel, &QToolButton::clicked, this, &CountdownLine::cancelRequested);
    refresh();
}

void CountdownLine::refresh()
{
    const QString text = m_source();
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

void CountdownLine::setCancelText(const QString &text, const QString &toolTip)
{
    m_cancel->setText(text);
    setPlainToolTip(*m_cancel, toolTip);
}

void CountdownLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
}

void CountdownLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace proxydeck

#include "moc_countdown_line.cpp"
