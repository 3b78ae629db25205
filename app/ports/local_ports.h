// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "filter/filter_vocabulary.h"
#include "gateway/gateway_figures.h"
#include "lease/lease_traffic.h"
#include "pool/pool_lease.h"
#include "pool/port_terms.h"
#include "ports/port_problem.h"
#include "table/lease_names.h"
#include "table/row_id.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace proxydeck {

class AccountBook;
class Clock;
class Keepers;
class LeaseTable;
class Ledger;
class SecretStore;
class VendorClock;

/// The operator's local ports. A port that was on is on again after a start, since it spends nothing. One that cannot
/// listen is tried again every few seconds.
class LocalPorts : public QObject
{
    Q_OBJECT

public:
    /// What listens and hands connections on; in the program a Gateway, whose functions have the same names. Those
    /// that are null do nothing.
    struct Engine
    {
        std::function<void(const PortTerms &terms, const Secret &password)> setPort = {};
        std::function<void(const QUuid &port)> removePort = {};
        std::function<void(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)>
            setLeases = {};
        std::function<void(qint64 offsetMs)> setVendorOffset = {};
        std::function<void(bool isUncertain)> setClockUncertain = {};
        std::function<void(const QUuid &port, qint64 atMs, bool isKeeperOn)> setNextLeases = {};
        std::function<void()> networkChanged = {};
        std::function<void(quint64 id)> closeConnection = {};
        std::function<void(bool withConnections)> requestFigures = {};
        std::function<void(qint64 graceMs)> shutDown = {};
    };
    /// All must outlive it.
    struct Parts
    {
        const Clock &clock;
        const VendorClock &vendorClock;
        AccountBook &accounts;
        LeaseTable &leases;
        SecretStore &secrets;          ///< of the ports' passwords
        Keepers *keepers = nullptr;    ///< null: none can be waited for
        Ledger *ledger = nullptr;      ///< null: nothing is recorded (demo)
        QSettings *settings = nullptr; ///< null: they are of this run
        /// Checks leases now; null: nobody does.
        std::function<void(const QList<RowId> &rows)> check = {};
        /// Hears which leases connections were made through; null: nobody.
        std::function<void(const QList<RowId> &rows)> sawReachable = {};
        /// Names by which filters find plans and keys, as the window's filter has them.
        LeaseNameSource names = {};
        FilterVocabulary vocabulary = {}; ///< see setFilterVocabulary()
        /// Whether a lease may be contacted at all; null: every one. A simulator's leases are on this machine.
        std::function<bool(const QString &host)> mayReach = {};
        std::function<QStringList()> addresses = {}; ///< of this machine; null: as the system has them
        /// The vendor's code of an area that a lease names without one, or empty; null: user names that ask for an
        /// area find only leases that came with a code.
        std::function<QString(const QString &area)> areaCodeOf = {};
        /// Whether nobody listens there yet; null: taken for free. See proposed().
        std::function<bool(const QString &address, quint16 port)> isFree = {};
        Engine engine = {};
    };
    explicit LocalPorts(const Parts &parts, QObject *parent = nullptr);
    ~LocalPorts() override;

    /// Filter words in addition to English, best of every language: filters are kept, and the language may change. A
    /// filter that cannot be read takes no lease.
    void setFilterVocabulary(const FilterVocabulary &vocabulary);
    /// After names of plans or keys, as filters find them, have changed.
    void retranslate();
    /// After the settings were changed by something else. A port that comes by this is off, listens on loopback, and
    /// one that has a password keeps it.
    void reload();
    /// The names or numbers of ports whose terms could not be read since the last call: they are kept in the settings,
    /// and not used.
    QStringList takeSetAside();

    QList<PortTerms> ports() const; ///< in the order they were made
    std::optional<PortTerms> port(const QUuid &id) const;
    /// Terms for a new port: a new id, and the next number that neither a port has nor another program listens at.
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
    /// Whether the password will be there at the next start, as far as the keychain has answered.
    bool isPasswordKept(const QUuid &id) const;

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
    /// Hands what is not in the record yet to it, for where the process ends without destructors.
    void record();
    /// Ends listening and connections, up to 3 s; then finished(). Of no port that is on: at once.
    void shutDown();
    bool isDown() const; ///< finished() was emitted

public Q_SLOTS:
    // What the engine answers.
    void takePortState(const QUuid &port, const proxydeck::PortState &state);
    void takeFigures(const proxydeck::GatewayFigures &figures);
    void takeLeasesWanted(const QUuid &port, int waiting);
    void takeChecksWanted(const QList<quint64> &leases);
    void takeDown();

Q_SIGNALS:
    void portsChanged();                   ///< ports() is another list
    void stateChanged(const QUuid &id);    ///< figures().state
    void passwordChanged(const QUuid &id); ///< password() or isPasswordKept()
    void figuresChanged();                 ///< all of them
    /// traffic() of these; ascending; at most four times a second.
    void trafficChanged(const QList<proxydeck::RowId> &rows);
    void usesChanged(const QList<proxydeck::RowId> &rows); ///< uses() of these
    void finished();

private:
    PortProblem problemBeside(const PortTerms &terms, const QList<PortTerms> &others) const;
    void apply(const PortTerms &terms);
    void tellEngine(const PortTerms &terms);
    void tellNextLeases(const PortTerms &terms);
    void followWatching();
    void listenAgain();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
