// SPDX-License-Identifier: MIT
#include "ui/outgoing/progress_line.h"

#include "ui/widgets/font_follower.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace proxydeck {

ProgressLine::ProgressLine(Task task, QWidget *parent)
    : QWidget(parent)
    , m_task(task)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    new FontFollower(*this, [this] { m_bar->setMaximumHeight(fontMetrics().height() / 2); });
    m_bar->setRange(0, 1000);
    m_cancel->setObjectName(task == Task::Export ? u"cancelExport"_s : u"cancelCopy"_s);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &ProgressLine::cancelRequested);
    retranslate();
    hide();
}

void ProgressLine::setProgress(qsizetype done, qsizetype total)
{
    m_done = done;
    m_total = total;
    // In thousandths: QProgressBar counts in int, and the number of rows may be larger.
    m_bar->setValue(total > 0 ? int(double(done) / double(total) * 1000) : 0);
    retranslate();
}

void ProgressLine::retranslate()
{
    const bool isExport = m_task == Task::Export;
    const QString text = isExport ? tr("Exporting %1 of %2") : tr("Copying %1 of %2");
    m_text->setText(text.arg(locale().toString(m_done), locale().toString(m_total)));
    m_bar->setAccessibleName(m_text->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(isExport ? tr("Cancel the export") : tr("Cancel the copy"));
}

void ProgressLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck
