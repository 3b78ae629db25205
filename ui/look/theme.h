// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace proxydeck {

/// Light, dark, or the system's colour scheme, in the system's own style where that can draw it. Can change at run
/// time: widgets then get QEvent::PaletteChange.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    /// "light", "dark", or empty for the system's scheme.
    void choose(const QString &choice);
    QString choice() const { return m_choice; }
    /// Whether Fusion stands in for the system's own style, which cannot draw the colours that are wanted.
    bool isSubstituted() const { return m_substituted; }

Q_SIGNALS:
    void substitutedChanged();

private:
    void apply();

    QString m_choice;
    QString m_systemStyle;
    bool m_substituted = false;
};

/// Whether the system's own style \a style, which is not Fusion, can draw dark or light colours. \a chosen: by the
/// operator and perhaps against the system; else they are what the system has.
bool drawsScheme(const QString &style, bool dark, bool chosen);

} // namespace proxydeck
