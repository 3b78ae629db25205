// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "gateway/gateway_figures.h"
#include "pool/port_terms.h"
#include "table/row_id.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace proxydeck {

class AccountBook;
class Gateway;
class Keepers;
class LeaseTable;
class Ledger;
class Preferences;
class SecretStore;
class VendorClock;

/// Why terms are not taken.
enum class PortProblem : quint8 {
    None,
    TooMany,         ///< above PortTerms::mostPorts
    SamePort,        ///< another of ours has this address and port
    BadAddress,      ///< no IP literal
    BeyondLoopback,  ///< another address needs a password and a list of clients
    BadAllowed,      ///< the list of clients cannot be read
    BadFilter,       ///< the filter has an error
    OutOfRange,      ///< a number, see PortTerms
    PasswordNotKept, ///< the keychain refused it
};

/// What has gone through one lease in this run, and in the record before it.
struct LeaseTraffic
{
    int open = 0;
    qint64 begun = 0, succeeded = 0, failed = 0, cut = 0;
    qint64 up = 0, down = 0; ///< bytes
    /// 0..1; nothing while none has ended.
    std::optional<double> success() const
    {
        const qint64 all = succeeded + failed;
        return all > 0 ? std::optional(double(succeeded) / double(all)) : std::nullopt;
    }
    friend bool operator==(const LeaseTraffic &, const LeaseTraffic &) = default;
};

/// The operator's local ports. A port that was on is on again after a start, since it spends nothing.
class LocalPorts : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts
    {
        const VendorClock &vendorClock;
        AccountBook &accounts;
        LeaseTable &leases;
        Preferences &preferences;
        Keepers &keepers;
        SecretStore &secrets;          ///< of the ports' passwords
        Ledger *ledger = nullptr;      ///< null: nothing is recorded (demo)
        QSettings *settings = nullptr; ///< null: they are of this run
        /// Checks leases now; null: nobody does.
        std::function<void(const QList<RowId> &rows)> check = {};
        /// Search words of a product or mode in filters, see Core::Parts.
        std::function<QStringList(int product)> productWords = {};
        std::function<QStringList(int mode)> modeWords = {};
    };
    explicit LocalPorts(const Parts &parts, QObject *parent = nullptr);
    ~LocalPorts() override;

    QList<PortTerms> ports() const; ///< in the order they were made
    std::optional<PortTerms> port(const QUuid &id) const;
    /// Terms for a new port: the next free number, a new id.
    PortTerms proposed(const QString &filter = {}) const;
    PortProblem problem(const PortTerms &terms) const;
    /// Adds or changes one. \a password: a new one for hasPassword, made by makePassword() or entered; empty: as it
    /// was.
    PortProblem set(const PortTerms &terms, const Secret &password = {});
    void remove(const QUuid &id);
    void setOn(const QUuid &id, bool on);
    static Secret makePassword(); ///< 128 bits of the system's random numbers, as letters and digits
    /// Nothing while the keychain has not answered, or if there is none.
    Secret password(const QUuid &id) const;

    /// Of a port; newest figures, at most four a second while somebody looks.
    PortFigures figures(const QUuid &id) const;
    QList<ConnectionFigures> connections() const;
    qsizetype allConnections() const;
    void closeConnection(quint64 id);
    /// Whether figures are in sight, and connections with them. While neither, they are read once a minute for the
    /// record.
    void setWatched(bool ports, bool connections);

    LeaseTraffic traffic(RowId row) const;
    /// Whether a port may use it: it is checked again also while nobody sees it.
    bool uses(RowId row) const;
    /// Ends listening and connections, up to 3 s; then finished().
    void shutDown();

Q_SIGNALS:
    void portsChanged();                           ///< ports() is another list
    void stateChanged(const QUuid &id);            ///< figures().state
    void figuresChanged();                         ///< all of them
    void trafficChanged(const QList<RowId> &rows); ///< ascending; at most four times a second
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
