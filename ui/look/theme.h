// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace proxydeck {

/// Light, dark, or the system's colour scheme. Can change at run time: widgets then get QEvent::PaletteChange.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    /// "light", "dark", or empty for the system's scheme.
    void choose(const QString &choice);
    QString choice() const { return m_choice; }

private:
    QString m_choice;
    QString m_systemStyle;
};

} // namespace proxydeck
