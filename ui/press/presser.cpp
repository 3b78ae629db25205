// SPDX-License-Identifier: MIT
#include "ui/press/presser.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "ui/form/key_forms.h"
#include "ui/press/selection_summary.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/sentences.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

Presser::Presser(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

void Presser::press(const QList<QUuid> &keys, bool copies)
{
    if (keys.size() > 1) {
        pressForMany(keys, copies);
        return;
    }
    const KeyForms::Request request = m_parts.forms.requestOf(keys.value(0));
    if (request.endpoint)
        send(request.key, *request.endpoint, request.items, copies);
}

void Presser::pressForMany(const QList<QUuid> &keys, bool copies)
{
    SelectionSummary::Facts facts;
    QList<KeyForms::Request> requests;
    for (const QUuid &key : keys) {
        const KeyForms::Request request = m_parts.forms.requestOf(key, true);
        const QString why = request.problem.isEmpty() ? blockingReason(key) : request.problem;
        if (!request.endpoint || !why.isEmpty()) {
            const Account *account = m_parts.accounts.find(key);
            //: %1 the name of a key, %2 why nothing can be sent with it
            facts.left.append(tr("%1 is left out: %2").arg(account ? visibleText(account->name) : QString(), why));
            continue;
        }
        facts.keys.append(key);
        facts.ips += request.count;
        requests.append(request);
    }
    if (requests.isEmpty()) {
        Q_EMIT message(facts.left.first());
        return;
    }
    if (!m_parts.summary.accepts(facts, copies))
        return;
    for (const KeyForms::Request &request : std::as_const(requests))
        send(request.key, *request.endpoint, request.items, copies);
    if (!facts.left.isEmpty())
        Q_EMIT message(joinSentences(facts.left));
}

void Presser::listInUse(const QUuid &key, const Endpoint &shown)
{
    if (const Endpoint *list = m_parts.catalogue.listInUse(shown))
        send(key, *list, {}, false);
    else
        //: %1 a plan: "Short-lived · Elastic"
        Q_EMIT message(
            tr("The vendor has no call that lists what is in use for %1.").arg(planName(shown.product, shown.mode)));
}

void Presser::send(const QUuid &key, const Endpoint &endpoint, const QueryItems &items, bool copies)
{
    if (const QString why = blockingReason(key); !why.isEmpty()) {
        Q_EMIT remedyWanted();
        Q_EMIT message(why);
        return;
    }
    const CallId id = m_parts.desk.press(key, endpoint, items);
    if (!id) {
        Q_EMIT message(tr("The key is not available. Nothing was sent."));
        return;
    }
    Q_EMIT pressed(id);
    if (copies && endpoint.charges())
        Q_EMIT copyWanted(id);
}

QString Presser::blockingReason(const QUuid &key) const
{
    if (m_parts.accounts.secrets(key))
        return {};
    if (m_parts.accounts.secretState(key) == AccountBook::SecretState::Loading)
        return tr("The key is still being read from the keychain. Nothing was sent.");
    const auto error = m_parts.accounts.secretError(key);
    return error ? secretErrorText(*error) : tr("The key could not be read from the keychain. Nothing was sent.");
}

} // namespace proxydeck

#include "moc_presser.cpp"
