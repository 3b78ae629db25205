// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "catalogue/query_item.h"

#include <QObject>
#include <QUuid>

namespace proxydeck {

class AccountBook;
class Catalogue;
class Desk;
class KeyForms;
class SelectionSummary;
struct Endpoint;

/// Turns a press into calls: one for each selected key, with the values of that key. The first press for a set of
/// several keys in a run has to be confirmed. If nothing is sent, message() says why.
class Presser : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        const AccountBook &accounts;
        Desk &desk;
        const KeyForms &forms;
        SelectionSummary &summary;
    };
    explicit Presser(const Parts &parts, QObject *parent = nullptr);

    /// \a keys: at least one. \a copies: the leases that come are to be copied.
    void press(const QList<QUuid> &keys, bool copies);
    /// The list-in-use call of the plan that \a shown belongs to.
    void listInUse(const QUuid &key, const Endpoint &shown);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    /// The secret of the key is not in memory: the window should offer to enter it.
    void remedyWanted();
    void pressed(proxydeck::CallId id);
    void copyWanted(proxydeck::CallId id);

private:
    void pressForMany(const QList<QUuid> &keys, bool copies);
    void send(const QUuid &key, const Endpoint &endpoint, const QueryItems &items, bool copies);
    /// Why nothing can be sent with \a key; empty if it can.
    QString blockingReason(const QUuid &key) const;

    Parts m_parts;
};

} // namespace proxydeck
