// SPDX-License-Identifier: MIT
#include "ui/look/theme.h"

#include "ui/look/contrast.h"
#include "ui/look/outlined_style.h"

#include <QApplication>
#include <QGuiApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

void applyStyle(const QString &name)
{
    QApplication::setStyle(name == "fusion"_L1 ? new OutlinedStyle : QStyleFactory::create(name));
}

QPalette lightPalette()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb active, QRgb disabled) {
        palette.setColor(role, QColor(active));
        palette.setColor(QPalette::Disabled, role, QColor(disabled));
    };
    set(QPalette::Window, 0xfff5f6f8, 0xfff5f6f8);
    set(QPalette::WindowText, 0xff1d2127, 0xff8b919a);
    set(QPalette::Base, 0xffffffff, 0xfff5f6f8);
    set(QPalette::AlternateBase, 0xfff7f8fa, 0xfff7f8fa);
    set(QPalette::Text, 0xff1d2127, 0xff8b919a);
    set(QPalette::Button, 0xffeef0f3, 0xffeef0f3);
    set(QPalette::ButtonText, 0xff1d2127, 0xff8b919a);
    set(QPalette::BrightText, 0xffffffff, 0xffffffff);
    set(QPalette::ToolTipBase, 0xffffffff, 0xffffffff);
    set(QPalette::ToolTipText, 0xff1d2127, 0xff1d2127);
    set(QPalette::PlaceholderText, 0xff69707a, 0xff9aa0a8);
    set(QPalette::Highlight, 0xff1f6f50, 0xffa9b3ae);
    set(QPalette::HighlightedText, 0xffffffff, 0xffffffff);
    set(QPalette::Link, 0xff1a6a4b, 0xff8b919a);
    set(QPalette::LinkVisited, 0xff5a4a8a, 0xff8b919a);
    set(QPalette::Light, 0xffffffff, 0xffffffff);
    set(QPalette::Midlight, 0xfff0f1f4, 0xfff0f1f4);
    set(QPalette::Mid, 0xffc3c8d0, 0xffc3c8d0);
    set(QPalette::Dark, 0xff9aa1ab, 0xffb5bac2);
    set(QPalette::Shadow, 0xff5b626c, 0xff8b919a);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, 0xff1f6f50, 0xffa9b3ae);
#endif
    return palette;
}

QPalette darkPalette()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb active, QRgb disabled) {
        palette.setColor(role, QColor(active));
        palette.setColor(QPalette::Disabled, role, QColor(disabled));
    };
    set(QPalette::Window, 0xff202326, 0xff202326);
    set(QPalette::WindowText, 0xffe7e9ec, 0xff868c94);
    set(QPalette::Base, 0xff181a1d, 0xff202326);
    set(QPalette::AlternateBase, 0xff1e2124, 0xff1e2124);
    set(QPalette::Text, 0xffe7e9ec, 0xff868c94);
    set(QPalette::Button, 0xff2d3135, 0xff292c30);
    set(QPalette::ButtonText, 0xffe7e9ec, 0xff868c94);
    set(QPalette::BrightText, 0xffffffff, 0xffffffff);
    set(QPalette::ToolTipBase, 0xff2d3135, 0xff2d3135);
    set(QPalette::ToolTipText, 0xffe7e9ec, 0xffe7e9ec);
    set(QPalette::PlaceholderText, 0xff9aa1a9, 0xff6c727a);
    set(QPalette::Highlight, 0xff2b7d5c, 0xff3d4a45);
    set(QPalette::HighlightedText, 0xffffffff, 0xffc9ced4);
    set(QPalette::Link, 0xff6fcf9f, 0xff868c94);
    set(QPalette::LinkVisited, 0xffb9a7ea, 0xff868c94);
    set(QPalette::Light, 0xff43484e, 0xff43484e);
    set(QPalette::Midlight, 0xff373b40, 0xff373b40);
    set(QPalette::Mid, 0xff4a5057, 0xff43484e);
    set(QPalette::Dark, 0xff121416, 0xff121416);
    set(QPalette::Shadow, 0xff0a0b0c, 0xff0a0b0c);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, 0xff2b7d5c, 0xff3d4a45);
#endif
    return palette;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return isDark(QApplication::palette());
#endif
}

} // namespace

bool drawsScheme(const QString &style, bool dark, bool chosen)
{
    if (style == "windowsvista"_L1)
        return !dark; // this style is always light
    if (!chosen)
        return true;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    // Native styles of these Qt versions use their own colours and ignore the palette.
    return false;
#elif defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    return true;
#else
    // Depends on the desktop's platform theme plug-in.
    return isDark(QApplication::palette()) == dark;
#endif
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_systemStyle(isFusion(*QApplication::style()) ? u"fusion"_s : QApplication::style()->name())
{
    if (m_systemStyle == "fusion"_L1) {
        applyStyle(m_systemStyle);
        return;
    }
    apply();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_choice.isEmpty())
            apply();
    });
#endif
}

void Theme::choose(const QString &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // For what the system draws: window frames, dialogs, native styles. Not every platform supports it.
    QGuiApplication::styleHints()->setColorScheme(choice == u"dark"        ? Qt::ColorScheme::Dark
                                                      : choice == u"light" ? Qt::ColorScheme::Light
                                                                           : Qt::ColorScheme::Unknown);
#endif
    apply();
}

void Theme::apply()
{
    const bool chosen = !m_choice.isEmpty();
    const bool dark = chosen ? m_choice == u"dark" : systemIsDark();
    // Fusion has its own colours for both schemes, but they change between Qt versions, and not all are readable.
    if (m_systemStyle == "fusion"_L1) {
        QApplication::setPalette(!chosen ? QPalette() : dark ? darkPalette() : lightPalette());
        return;
    }
    QApplication::setPalette(QPalette());
    const bool native = drawsScheme(m_systemStyle, dark, chosen);
    if (native == isFusion(*QApplication::style()))
        applyStyle(native ? m_systemStyle : u"fusion"_s);
    if (!native)
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
    if (std::exchange(m_substituted, !native) == native)
        Q_EMIT substitutedChanged();
}

} // namespace proxydeck

#include "moc_theme.cpp"
