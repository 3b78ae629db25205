// SPDX-License-Identifier: MIT
#include "ui/calls/call_details.h"

#include "base/visible_text.h"
#include "desk/call_log.h"
#include "ui/calls/call_actions.h"
#include "ui/calls/flow_layout.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/sign_label.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/keeper_texts.h"
#include "ui/wording/way_wording.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    QLabel *label = makeText(parent);
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::StrongFocus); // Tab comes to it; a screen reader reads it, arrow keys select in it
    return label;
}

void setOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

std::optional<Sign> signFor(const Call &call)
{
    if (!call.error)
        return call.badRows.isEmpty() && !call.onlyInMemory ? std::nullopt : std::optional(Sign::Warning);
    if (call.error->kind == ApiError::Kind::Cancelled)
        return {};
    if (call.resolution)
        return Sign::Information;
    return call.isUnknown() ? Sign::Warning : Sign::Failure;
}

} // namespace

CallDetails::CallDetails(const CallActions &actions, QWidget *parent)
    : QScrollArea(parent)
{
    auto *inside = new QWidget(this);
    m_icon = new SignLabel(Sign::Information, inside);
    m_title = plainLabel(inside, u"callTitle"_s);
    m_cause = plainLabel(inside, u"callCause"_s);
    m_why = plainLabel(inside, u"callWhy"_s);
    m_next = plainLabel(inside, u"callNext"_s);
    m_retry = plainLabel(inside, u"callRetry"_s);
    m_way = plainLabel(inside, u"callWay"_s);
    m_ids = plainLabel(inside, u"callIds"_s);
    QFont bold;
    bold.setBold(true);
    m_title->setFont(bold);

    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(m_icon, 0, Qt::AlignVCenter);
    top->addWidget(m_title, 1);
    m_pin = makeButton(actions.pin, inside);
    m_close = makeButton(actions.closeDetails, inside);
    m_close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (QToolButton *button : {m_pin, m_close}) {
        button->setAutoRaise(true);
        top->addWidget(button, 0, Qt::AlignTop);
    }
    layout->addLayout(top);
    layout->addWidget(m_cause);
    layout->addWidget(m_why);
    layout->addWidget(m_next);
    layout->addWidget(m_retry);
    auto *flow = new FlowLayout;
    for (QAction *action : actions.buttons()) {
        QToolButton *button = makeButton(action, inside);
        flow->addWidget(button);
        m_buttons.append(button);
    }
    layout->addSpacing(2);
    layout->addLayout(flow);
    layout->addWidget(m_way);
    layout->addWidget(m_ids);
    layout->addStretch(1);

    setWidget(inside);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    styleChanged();
    retranslate();
}

QToolButton *CallDetails::makeButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(action->objectName());
    button->setCheckable(action->isCheckable());
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [this, button, action] { followAction(button, action); });
    followAction(button, action);
    return button;
}

void CallDetails::followAction(QToolButton *button, QAction *action)
{
    button->setText(action->text());
    button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    setPlainToolTip(*button, action->toolTip());
    button->setEnabled(action->isEnabled());
    button->setChecked(action->isChecked());
    button->setVisible(action->isVisible());
}

void CallDetails::show(const Call &call, const Wording &wording)
{
    // The title includes the time of the call: its row may be scrolled out of view.
    m_title->setText(wording.title + u" · "_s + callTimeText(call));
    setOrHide(m_cause, wording.cause);
    const QString why = keeperReasonText(call.reason);
    //: %1 a sentence: why the program made a call by itself
    setOrHide(m_why, why.isEmpty() ? QString() : tr("Why: %1").arg(why));
    setOrHide(m_next, wording.next);
    setOrHide(m_retry, wording.retry);
    const QString way = wayText(call.way);
    //: %1 "through the system's proxy 10.0.0.1:3128"
    setOrHide(m_way, way.isEmpty() ? QString() : tr("Route to the vendor: %1").arg(way));

    QStringList ids;
    if (call.error && !call.error->code.isEmpty())
        ids << visibleText(call.error->code);
    if (call.error && call.error->httpStatus > 0)
        ids << u"HTTP %1"_s.arg(call.error->httpStatus);
    if (call.error && !call.error->vendorMessage.isEmpty())
        ids << visibleText(call.error->vendorMessage);
    if (!call.requestId.isEmpty())
        ids << visibleText(call.requestId);
    setOrHide(m_ids, ids.join(u" · "_s));
    nameParts();

    const std::optional<Sign> sign = signFor(call);
    m_icon->setVisible(sign.has_value());
    if (sign)
        m_icon->setSign(*sign);
    QWidget::show();
}

void CallDetails::focusFirst()
{
    for (QToolButton *button : m_buttons) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void CallDetails::retranslate()
{
    setAccessibleName(tr("Selected call"));
    nameParts();
}

/// A name of its own hides the text of a label on the accessibility tree, so the text is part of the name.
void CallDetails::nameParts()
{
    const std::pair<QLabel *, QString> parts[]{{m_title, tr("Outcome")},          {m_cause, tr("What happened")},
                                               {m_why, tr("Why it was made")},    {m_next, tr("What to do next")},
                                               {m_retry, tr("Trying again")},     {m_way, tr("Route to the vendor")},
                                               {m_ids, tr("Code and request ID")}};
    for (const auto &[part, heading] : parts) {
        part->setAccessibleName(part->text().isEmpty()
                                    ? QString()
                                    //: for screen readers; %1 a heading: "What to do next"; %2 the text under it
                                    : tr("%1: %2", "a heading and its text").arg(heading, part->text()));
    }
}

QSize CallDetails::sizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 58, fontMetrics().height() * 10);
}

void CallDetails::styleChanged()
{
    m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this));
}

void CallDetails::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_close)
        styleChanged();
}

void CallDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QScrollArea::keyPressEvent(event);
}

} // namespace proxydeck

#include "moc_call_details.cpp"
