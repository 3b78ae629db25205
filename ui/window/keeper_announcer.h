// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_status.h"
#include "ui/tray/notice.h"

#include <QObject>

namespace proxydeck {

class AccountBook;
class Keepers;
class VendorClock;

/// Puts into words what happens to the keys that are kept filled, for notices, the tray and the status bar.
class KeeperAnnouncer final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Keepers &keepers;
        const AccountBook &accounts;
        const VendorClock &clock;
    };
    explicit KeeperAnnouncer(const Parts &parts, QObject *parent = nullptr);

    /// "East crawl: 12 / 20", a line for each key that has been short for 10 s; empty: none.
    QString shortage() const { return m_shortage; }

public Q_SLOTS:
    void retranslate() { follow(); }

Q_SIGNALS:
    void told(const proxydeck::Notice &notice);
    void shortageChanged(const QString &text);
    /// For the status bar.
    void message(const QString &text);

private:
    void follow();
    void take(const QUuid &key, KeeperNews news);
    QString nameOf(const QUuid &key) const;

    Parts m_parts;
    QString m_shortage;
};

} // namespace proxydeck
