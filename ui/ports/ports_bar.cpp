// SPDX-License-Identifier: MIT
#include "ui/ports/ports_bar.h"

#include "ui/port/port_copies.h"
#include "ui/ports/port_actions.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortsBar::PortsBar(PortActions &actions, PortCopies &copies, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_copies(copies)
    , m_title(new ElidedLabel(this))
    , m_onlyThis(new QCheckBox(this))
    , m_close(add("portClose", actions.close))
    , m_toggle(add("portToggle", actions.toggle))
    , m_edit(add("portEdit", actions.edit))
    , m_remove(add("portRemove", actions.remove))
    , m_copy(add("portCopy", copies.copy()))
    , m_make(add("portMake", actions.make))
{
    m_title->setObjectName(u"connectionsTitle"_s);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_onlyThis->setObjectName(u"onlyThisPort"_s);
    m_copy->setMenu(copies.menu());
    m_copy->setPopupMode(QToolButton::MenuButtonPopup);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_onlyThis);
    layout->addWidget(m_close);
    layout->addStretch(1);
    for (QToolButton *button : {m_toggle, m_edit, m_remove, m_copy, m_make})
        layout->addWidget(button);
    // If space is short, the texts become shorter; the window does not become wider.
    layout->setSizeConstraint(QLayout::SetNoConstraint);

    connect(m_onlyThis, &QCheckBox::clicked, actions.onlyThis, &QAction::trigger);
    const auto follow = [this] {
        m_onlyThis->setChecked(m_actions.onlyThis->isChecked());
        m_onlyThis->setEnabled(m_actions.onlyThis->isEnabled());
        showTexts();
    };
    for (QAction *action : {actions.onlyThis, actions.toggle, actions.edit, actions.close})
        connect(action, &QAction::changed, this, follow);
    connect(&copies, &PortCopies::formatChanged, this, &PortsBar::showTexts);
    retranslate();
    follow();
}

QToolButton *PortsBar::add(const char *name, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(action->icon());
    button->setFocusPolicy(Qt::TabFocus);
    button->setEnabled(action->isEnabled());
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

void PortsBar::setCounts(qsizetype shown, qsizetype all)
{
    if (shown == m_shown && all == m_all)
        return;
    m_shown = shown;
    m_all = all;
    showTexts();
}

void PortsBar::setWidth(Width width)
{
    const auto set = [](QToolButton *button, const QString &text, bool withText) {
        button->setText(text);
        button->setToolButtonStyle(!withText                     ? Qt::ToolButtonIconOnly
                                       : button->icon().isNull() ? Qt::ToolButtonTextOnly
                                                                 : Qt::ToolButtonTextBesideIcon);
    };
    const bool isWide = width == Width::Wide;
    const bool isTiny = width == Width::Tiny;
    set(m_close, m_actions.close->iconText(), !isTiny);
    set(m_toggle, m_actions.toggle->iconText(), true);
    set(m_edit, m_actions.edit->iconText(), isWide);
    set(m_remove, m_actions.remove->iconText(), isWide);
    //: %1 a format: "URL"
    set(m_copy, isWide ? tr("Copy port as %1").arg(m_copies.formatName()) : tr("Copy port"), !isTiny);
    set(m_make, m_actions.make->iconText(), !isTiny);
    m_onlyThis->setVisible(!isTiny);
}

int PortsBar::neededWidth() const
{
    int width = layout()->contentsMargins().left() + layout()->contentsMargins().right() + m_title->sizeHint().width();
    for (const QAbstractButton *button : findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!button->isHidden())
            width += button->sizeHint().width() + layout()->spacing();
    }
    return width;
}

void PortsBar::showTexts()
{
    const QLocale locale;
    m_title->setText(m_shown == m_all
                         //: %1 a number
                         ? tr("Connections (%1)").arg(locale.toString(m_all))
                         //: %1 and %2 numbers
                         : tr("Connections (%1 of %2)").arg(locale.toString(m_shown), locale.toString(m_all)));
    for (const Width each : {Width::Wide, Width::Narrow, Width::Tiny}) {
        setWidth(each);
        if (neededWidth() <= width())
            break;
    }
    const auto tell = [](QToolButton *button, const QAction *action, const QString &keys) {
        const QString name = QString(action->text()).remove(u'&').remove(u'…');
        button->setAccessibleName(name);
        setPlainToolTip(*button, keys.isEmpty() ? name : name + u" ("_s + keys + u')');
    };
    for (const auto &[button, action] :
         {std::pair{m_close, m_actions.close}, std::pair{m_toggle, m_actions.toggle}, std::pair{m_edit, m_actions.edit},
          std::pair{m_remove, m_actions.remove}, std::pair{m_make, m_actions.make}})
        tell(button, action, action->shortcut().toString(QKeySequence::NativeText));
    //: %1 a format: "URL"
    const QString copy = tr("Copy port as %1").arg(m_copies.formatName());
    m_copy->setAccessibleName(copy);
    setPlainToolTip(*m_copy,
                    tr("%1 [%2]: the address never changes, so a tool is configured once")
                        .arg(copy, m_copies.copy()->shortcut().toString(QKeySequence::NativeText)));
}

QSize PortsBar::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 48, sizeHint().height()}; }

void PortsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTexts();
}

void PortsBar::retranslate()
{
    m_onlyThis->setText(tr("Only this port"));
    showTexts();
}

} // namespace proxydeck

#include "moc_ports_bar.cpp"
