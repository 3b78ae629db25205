// SPDX-License-Identifier: MIT
#include "ui/press/extract_bar.h"

#include "ui/look/contrast.h"
#include "ui/look/outlined_style.h"
#include "ui/look/themed_icon.h"
#include "ui/widgets/extract_button.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyle>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString nativeText(QKeyCombination keys) { return QKeySequence(keys).toString(QKeySequence::NativeText); }

QString extractKeys() { return nativeText(Qt::CTRL | Qt::Key_Return); }
QString copyKeys() { return nativeText(QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Return)); }

} // namespace

ExtractBar::ExtractBar(QWidget *parent)
    : QWidget(parent)
    , m_button(new ExtractButton(this))
    , m_arrow(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_extract(m_menu->addAction(themedIcon("extract"_L1), QString()))
    , m_extractAndCopy(m_menu->addAction(themedIcon("copy"_L1), QString()))
    , m_onlyExtracts(nullptr)
    , m_alsoCopies(nullptr)
    , m_retries(nullptr)
{
    m_menu->addSeparator();
    auto *which = new QActionGroup(m_menu);
    m_onlyExtracts = m_menu->addAction(QString());
    m_alsoCopies = m_menu->addAction(QString());
    for (QAction *choice : {m_onlyExtracts, m_alsoCopies}) {
        choice->setCheckable(true);
        which->addAction(choice);
    }
    m_menu->addSeparator();
    m_retries = m_menu->addAction(QString());
    m_retries->setObjectName(u"retryStock"_s);
    m_retries->setCheckable(true);
    connect(m_retries, &QAction::triggered, this, &ExtractBar::retriesChosen);
    m_button->setObjectName(u"extract"_s);
    m_extract->setObjectName(u"extractOnly"_s);
    m_extractAndCopy->setObjectName(u"extractAndCopyEntry"_s);
    m_alsoCopies->setObjectName(u"buttonCopies"_s);
    m_onlyExtracts->setObjectName(u"buttonExtracts"_s);
    m_arrow->setObjectName(u"extractMenu"_s);
    m_arrow->setArrowType(Qt::DownArrow);
    m_arrow->setFocusPolicy(Qt::StrongFocus);
    m_arrow->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_button, 1);
    layout->addWidget(m_arrow);

    connect(m_button, &ExtractButton::clicked, this, [this] { Q_EMIT pressed(m_copies && m_charges); });
    // No setMenu(): it would draw a second arrow.
    connect(m_arrow, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_button->mapToGlobal(m_button->rect().bottomLeft())); });
    connect(m_extract, &QAction::triggered, this, [this] { Q_EMIT pressed(false); });
    connect(m_extractAndCopy, &QAction::triggered, this, [this] { Q_EMIT pressed(true); });
    connect(which, &QActionGroup::triggered, this, [this](QAction *chosen) {
        setCopies(chosen == m_alsoCopies);
        Q_EMIT copiesChosen(m_copies);
    });
    applyAccent();
    setCopies(false);
}

void ExtractBar::setAction(const QString &what, bool charges)
{
    m_what = what;
    m_charges = charges;
    showTexts();
}

void ExtractBar::setCopies(bool copies)
{
    m_copies = copies;
    (copies ? m_alsoCopies : m_onlyExtracts)->setChecked(true);
    showTexts();
}

void ExtractBar::setRetries(bool retries) { m_retries->setChecked(retries); }

void ExtractBar::setFormats(QMenu &menu)
{
    m_menu->addSeparator();
    m_menu->addMenu(&menu);
}

void ExtractBar::showTexts()
{
    const bool copies = m_copies && m_charges;
    //: %1 what the button does: "Extract 5"
    const QString both = tr("%1 and copy").arg(m_what);
    m_button->setAction(copies ? both : m_what, copies ? copyKeys() : extractKeys());
    m_extract->setText(QString(m_what).replace(u'&', "&&"_L1) + u'\t' + extractKeys());
    m_extractAndCopy->setText(QString(both).replace(u'&', "&&"_L1) + u'\t' + copyKeys());
    m_extractAndCopy->setEnabled(m_charges);
    m_onlyExtracts->setText(tr("The button extracts"));
    m_alsoCopies->setText(tr("The button extracts and copies"));
    m_retries->setText(tr("Retry until in stock"));
    m_arrow->setAccessibleName(tr("Other ways to extract"));
}

/// The contrast that leaves 4.5 where Fusion's gradient is lightest.
constexpr double withGradient = 6.0;

void ExtractBar::applyAccent()
{
    const QScopedValueRollback setting(m_isSettingPalette, true);
    QPalette accent;
    // Native styles fill a default button themselves; where they do not, it is their way to show one.
    if (isFusion(*style())) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            const QColor highlight = palette().color(QPalette::Active, QPalette::Highlight);
            const QColor text = readableOn(highlight, palette().color(QPalette::Active, QPalette::HighlightedText));
            accent.setColor(group, QPalette::Button, readableOn(text, highlight, withGradient));
            accent.setColor(group, QPalette::ButtonText, text);
        }
    }
    m_button->setPalette(accent);
    m_arrow->setPalette(accent);
}

void ExtractBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    else if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) && !m_isSettingPalette)
        applyAccent();
}

} // namespace proxydeck

#include "moc_extract_bar.cpp"
