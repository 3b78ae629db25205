// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QUuid>

#include <map>
#include <utility>

class QKeyEvent;

namespace proxydeck {

class Clock;

/// Distinguishes intended presses from those caused by a held key, a double click or a repeated click.
///
/// It guards what people do, not calls: one press may start one call for each selected key, and calls that the program
/// makes by itself are not asked about. Every way to press (button, menu, tray, shortcut, assistive technology) has to
/// ask the same guard, once for each press.
///
/// Qt's isAutoRepeat() is not enough: on X11 it is decided by what happens to be in Qt's queue, and most repeats of a
/// held key come without it. The release and the press of one repeat have the same timestamp; no hand is that fast.
class PressGuard : public QObject
{
    Q_OBJECT

public:
    /// Presses of one kind share the guard, those of another do not.
    enum class What : quint8 {
        Request, ///< extract what the form says, whatever is done with the leases afterwards
        ListInUse,
    };
    /// A press counts again this long after the press before it for the same keys, whether that one counted or not.
    static constexpr qint64 quietMs = 400;

    /// Watches the keyboard from now on. \a clock must outlive it.
    explicit PressGuard(const Clock &clock, QObject *parent = nullptr);
    ~PressGuard() override;

    /// Whether this press for the set \a keys (in any order) counts. False: the caller does nothing and says so.
    bool counts(What what, QList<QUuid> keys);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onKeyDown(const QKeyEvent &event);
    void onKeyUp(const QKeyEvent &event);
    void setRepeated(bool repeated);

    const Clock &m_clock;
    std::map<std::pair<What, QList<QUuid>>, qint64> m_last; ///< steady ms of the last press, for those not long ago
    quint32 m_downKey = 0;                                  ///< the key pressed last, by a person or by itself
    quint64 m_downAt = 0;
    quint32 m_upKey = 0;       ///< the key released last
    quint64 m_upAt = 0;        ///< its timestamp; 0: none, or the system gives none
    bool m_isHeld = false;     ///< the key that is down has repeated since a person pressed it
    bool m_repeated = false;   ///< the key event that is being handled is of such a key
    bool m_heldPressed = true; ///< the key that is down has pressed; until one was seen coming down, so that it cannot
    QPointer<QObject> m_downFocus; ///< what had the focus when a person pressed the key that is down
};

} // namespace proxydeck
