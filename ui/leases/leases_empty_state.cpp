// SPDX-License-Identifier: MIT
#include "ui/leases/leases_empty_state.h"

#include "ui/look/scaled_font.h"
#include "ui/widgets/extract_button.h"
#include "ui/widgets/font_follower.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace proxydeck {

LeasesEmptyState::LeasesEmptyState(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_extract(new ExtractButton(this))
    , m_extractAndCopy(new ExtractButton(this))
    , m_addKey(new QPushButton(this))
    , m_tryDemo(new QPushButton(this))
    , m_clearFilter(new QPushButton(this))
{
    // Uses the table's background colour.
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setForegroundRole(QPalette::Text);
    }
    m_text->setWordWrap(true);
    new FontFollower(*this, [this] {
        QFont large = scaledFont(font(), 1.35);
        large.setBold(true);
        m_title->setFont(large);
        m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 72);
    });
    m_extract->setObjectName(u"extractFirst"_s);
    m_extractAndCopy->setObjectName(u"extractAndCopyFirst"_s);
    m_addKey->setObjectName(u"addKey"_s);
    m_tryDemo->setObjectName(u"tryDemo"_s);
    m_clearFilter->setObjectName(u"clearFilter"_s);
    m_extractAndCopy->setDefault(false); // one of the two is the loud one
    for (QPushButton *button : {static_cast<QPushButton *>(m_extractAndCopy), m_addKey, m_tryDemo, m_clearFilter})
        button->setAutoDefault(true); // Return presses the focused button

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_extract);
    buttons->addWidget(m_extractAndCopy);
    buttons->addWidget(m_addKey);
    buttons->addWidget(m_tryDemo);
    buttons->addWidget(m_clearFilter);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);

    connect(m_extract, &QPushButton::clicked, this, &LeasesEmptyState::extractRequested);
    connect(m_extractAndCopy, &QPushButton::clicked, this, &LeasesEmptyState::extractAndCopyRequested);
    connect(m_addKey, &QPushButton::clicked, this, &LeasesEmptyState::addKeyRequested);
    connect(m_tryDemo, &QPushButton::clicked, this, &LeasesEmptyState::demoRequested);
    connect(m_clearFilter, &QPushButton::clicked, this, &LeasesEmptyState::clearFilterRequested);
    retranslate();
}

void LeasesEmptyState::setReason(Reason reason)
{
    if (reason == m_reason)
        return;
    m_reason = reason;
    retranslate();
}

void LeasesEmptyState::setDemo(bool demo)
{
    m_demo = demo;
    retranslate();
}

void LeasesEmptyState::retranslate()
{
    switch (m_reason) {
    case Reason::NoKeys:
        m_title->setText(tr("No leases yet"));
        m_text->setText(
            m_demo ? tr("Add a key to extract with. The demo's vendor knows DEMO-SHORT-METERED, for instance, and "
                        "refuses what it "
                        "does not know.")
                   : tr("Add the key of a plan you rent from QG, then press Extract. The demo shows everything with "
                        "made-up proxies on this machine: nothing is sent, nothing costs."));
        break;
    case Reason::NoLeases:
        m_title->setText(tr("No leases yet"));
        m_text->setText(
            m_demo ? tr("Press Extract: in the demo it costs nothing.")
                   : tr("Press Extract. What it brings is shown here, newest first, with the time it has left."));
        break;
    case Reason::Filtered:
        m_title->setText(tr("No lease matches"));
        m_text->setText(tr("There are leases, but none that matches these words and states."));
        break;
    }
    m_extract->setAction(tr("Extract"), QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_extractAndCopy->setAction(tr("Extract and copy"),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_addKey->setText(tr("Add a key…"));
    m_tryDemo->setText(tr("Try the demo"));
    m_clearFilter->setText(tr("Clear filter"));
    widenButtons();
    // Shows the next step first; with a key, that is to extract.
    m_extract->setVisible(m_reason == Reason::NoLeases);
    m_extractAndCopy->setVisible(m_reason == Reason::NoLeases);
    m_addKey->setVisible(m_reason == Reason::NoKeys);
    m_tryDemo->setVisible(m_reason != Reason::Filtered && !m_demo);
    m_clearFilter->setVisible(m_reason == Reason::Filtered);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
}

void LeasesEmptyState::widenButtons()
{
    for (QPushButton *button :
         std::initializer_list<QPushButton *>{m_extract, m_extractAndCopy, m_addKey, m_tryDemo, m_clearFilter})
        button->setMinimumWidth(fontMetrics().horizontalAdvance(button->text()) + 32);
}

void LeasesEmptyState::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        widenButtons();
}

} // namespace proxydeck

#include "moc_leases_empty_state.cpp"
