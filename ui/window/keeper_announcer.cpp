// SPDX-License-Identifier: MIT
#include "ui/window/keeper_announcer.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ui/wording/keeper_texts.h"

namespace proxydeck {

namespace {

Notice::Kind kindOf(KeeperNews news)
{
    switch (news) {
    case KeeperNews::Short:
    case KeeperNews::EnoughAgain:
        return Notice::Kind::KeptShort;
    case KeeperNews::BudgetNear:
    case KeeperNews::BudgetSpent:
        return Notice::Kind::KeptBudget;
    case KeeperNews::Stopped:
    case KeeperNews::Unknown:
    case KeeperNews::OtherUser:
    case KeeperNews::FewChannels:
    case KeeperNews::Failing:
    case KeeperNews::Limit:
        break;
    }
    return Notice::Kind::KeptStopped;
}

} // namespace

KeeperAnnouncer::KeeperAnnouncer(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.keepers, &Keepers::happened, this, &KeeperAnnouncer::take);
    connect(&m_parts.keepers, &Keepers::changed, this, &KeeperAnnouncer::follow);
    connect(&m_parts.keepers, &Keepers::keysChanged, this, &KeeperAnnouncer::follow);
    follow();
}

QString KeeperAnnouncer::nameOf(const QUuid &key) const
{
    const Account *account = m_parts.accounts.find(key);
    return account ? visibleText(account->name) : QString();
}

void KeeperAnnouncer::follow()
{
    QStringList lines;
    const QList<QUuid> keys = m_parts.keepers.keys();
    for (const QUuid &key : keys) {
        if (const KeeperStatus status = m_parts.keepers.status(key); status.isShort)
            //: the tray icon's tip; %1 name of a key, %2 good and wanted leases: "12 / 20"
            lines.append(tr("%1: %2").arg(nameOf(key), keeperGoodText(status)));
    }
    const QString text = lines.join(u'\n');
    if (text == m_shortage)
        return;
    m_shortage = text;
    Q_EMIT shortageChanged(m_shortage);
}

void KeeperAnnouncer::take(const QUuid &key, KeeperNews news)
{
    Notice notice;
    notice.kind = kindOf(news);
    notice.account = key;
    notice.title = keeperNewsTitle(news, nameOf(key));
    notice.text = keeperNewsText(news, m_parts.keepers.status(key), m_parts.clock.nowMs());
    Q_EMIT told(notice);
    Q_EMIT message(notice.title);
}

} // namespace proxydeck

#include "moc_keeper_announcer.cpp"
