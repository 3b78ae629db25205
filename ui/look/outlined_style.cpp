// SPDX-License-Identifier: MIT
#include "ui/look/outlined_style.h"

#include "ui/look/contrast.h"
#include "ui/look/frame_icon.h"
#include "ui/look/sign_icon.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOption>

#include <optional>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr double outlineRatio = 3.0;

void outline(QPainter &painter, const QStyleOption &option, const QRectF &rect, double radius)
{
    if (!(option.state & QStyle::State_Enabled))
        return; // disabled: no outline
    const QColor window = option.palette.color(QPalette::Window);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor wanted = option.state & QStyle::State_HasFocus
        ? option.palette.color(QPalette::Highlight)
        : mixed(window, option.palette.color(QPalette::WindowText), 0.35);
    const QColor line = readableOn(window, wanted, outlineRatio);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(readableOn(base, line, outlineRatio));
    if (radius < 0)
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    else
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

/// Drawn inside the edge, to differ from the frame that a default button always has.
void ring(QPainter &painter, const QStyleOption &option)
{
    if (!(option.state & QStyle::State_HasFocus) || !(option.state & QStyle::State_KeyboardFocusChange))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.palette.color(QPalette::ButtonText));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), 1.5, 1.5);
    painter.restore();
}

} // namespace

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(u"fusion"_s)
{
}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_FrameLineEdit:
        outline(*painter, *option, option->rect, 2);
        break;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        if (qobject_cast<const QAbstractButton *>(widget)) // not a combo box, whose focus is visible already
            ring(*painter, *option);
        break;
    case PE_Frame:
        if (option->state & State_HasFocus)
            outline(*painter, *option, option->rect, 2);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        outline(*painter, *option, option->rect, 1);
        break;
    case PE_IndicatorRadioButton:
        outline(*painter, *option, option->rect, -1);
        break;
    default:
        break;
    }
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && combo->frame && !combo->editable) // else its line edit has one
            outline(*painter, *option, option->rect, 2);
        return;
    }
    if (control != CC_SpinBox)
        return;
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (spin && spin->frame)
        outline(*painter, *option, option->rect, 2);
}

QIcon OutlinedStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (which == SP_TitleBarCloseButton || which == SP_DockWidgetCloseButton)
        return frameIcon(FrameSign::Close);
    if (which == SP_TitleBarNormalButton)
        return frameIcon(FrameSign::Float);
    const auto sign = which == SP_MessageBoxInformation ? std::optional(Sign::Information)
        : which == SP_MessageBoxWarning                 ? std::optional(Sign::Warning)
        : which == SP_MessageBoxCritical                ? std::optional(Sign::Failure)
                                                        : std::nullopt;
    if (!sign)
        return QProxyStyle::standardIcon(which, option, widget);
    QIcon icon;
    for (const int side : {16, 32, 48, 64, 96, 144, 192}) // up to 64 on a screen of three times the density
        icon.addPixmap(signPixmap(*sign, side, 1.0, widget ? widget->palette() : QGuiApplication::palette()));
    return icon;
}

void OutlinedStyle::polish(QPalette &palette)
{
    QProxyStyle::polish(palette);
    using Role = QPalette::ColorRole;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        const QColor base = palette.color(group, Role::Base);
        const QColor window = palette.color(group, Role::Window);
        for (const auto role : {Role::PlaceholderText, Role::Link, Role::LinkVisited}) {
            const QColor ink = palette.color(group, role); // can be the text colour with transparency
            const QColor seen = mixed(base, ink, ink.alphaF());
            palette.setColor(group, role, readableOn(window, readableOn(base, seen)));
        }
        // The highlighted text stays white or black; the highlight colour is adjusted to it.
        const QColor highlighted = palette.color(group, Role::HighlightedText);
        palette.setColor(group, Role::Highlight, readableOn(highlighted, palette.color(group, Role::Highlight)));
    }
}

int OutlinedStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    // Fusion's icons do not match the program's, and only some buttons of a box would have one.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

bool isFusion(const QStyle &style)
{
    const auto *proxy = qobject_cast<const QProxyStyle *>(&style);
    return (proxy && proxy->baseStyle() ? proxy->baseStyle()->name() : style.name()) == "fusion"_L1;
}

} // namespace proxydeck

#include "moc_outlined_style.cpp"
