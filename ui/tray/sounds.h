// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

namespace proxydeck {

class LeaseTable;
class Preferences;

/// The system's own sound, where the operator wants one: when the last living lease ends, and when stock is back.
class Sounds : public QObject
{
    Q_OBJECT

public:
    /// \a beep makes the sound. The others must outlive this object.
    Sounds(const LeaseTable &leases, const Preferences &preferences, std::function<void()> beep,
           QObject *parent = nullptr);

    void stockIsBack();

private:
    void follow();

    const LeaseTable &m_leases;
    const Preferences &m_preferences;
    std::function<void()> m_beep;
    qsizetype m_living = 0;
    qsizetype m_expired = 0;
};

} // namespace proxydeck
