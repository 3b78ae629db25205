// SPDX-License-Identifier: MIT
#include "ui/help/crash_offer.h"

#include "ui/desktop/clipboard.h"
#include "ui/help/last_log_dialog.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/sign_label.h"
#include "ui/wording/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

CrashOffer::CrashOffer(const UnfinishedRun &run, Clipboard &clipboard, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_clipboard(clipboard)
    , m_icon(new SignLabel(Sign::Information, this))
    , m_text(makeText(this))
    , m_show(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"crashOffer"_s);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setAutoFillBackground(true);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_show->setObjectName(u"showLog"_s);
    m_copy->setObjectName(u"copyLog"_s);
    m_close->setObjectName(u"closeOffer"_s);
    m_close->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    for (QToolButton *button : {m_show, m_copy, m_close}) {
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    m_show->setVisible(!m_run.lastLines.isEmpty());
    m_copy->setVisible(!m_run.lastLines.isEmpty());

    connect(m_show, &QToolButton::clicked, this, [this] {
        auto *dialog = new LastLogDialog(logText(), window());
        connect(dialog, &LastLogDialog::copyRequested, this, &CrashOffer::copy);
        dialog->show();
    });
    connect(m_copy, &QToolButton::clicked, this, &CrashOffer::copy);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    showIcon();
    retranslate();
}

QString CrashOffer::logText() const { return m_run.lastLines.join(u'\n'); }

void CrashOffer::copy()
{
    m_clipboard.put(logText());
    Q_EMIT message(tr("Copied the last lines of the log. They contain no key and no password."));
}

void CrashOffer::showIcon() { m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this)); }

void CrashOffer::retranslate()
{
    const QString when = QLocale().toString(m_run.started.toLocalTime(), QLocale::ShortFormat);
    //: %1 date and time of its start
    QString text = tr("The last run of ProxyDeck, started on %1, ended unexpectedly.").arg(when);
    if (!m_run.lastLines.isEmpty())
        text = joinSentences(text,
                             tr("The last lines of its log can help to find out why. Nothing is sent automatically."));
    m_text->setText(text);
    m_show->setText(tr("Look at them"));
    m_copy->setText(tr("Copy them"));
    m_show->setAccessibleName(tr("Look at the last lines of the log"));
    m_copy->setAccessibleName(tr("Copy the last lines of the log"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    setAccessibleName(text);
}

void CrashOffer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        showIcon();
}

void CrashOffer::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    // A thin line separates it from the content below.
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace proxydeck

#include "moc_crash_offer.cpp"
