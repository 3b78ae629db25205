// SPDX-License-Identifier: MIT
#include "ports/local_ports.h"

#include "accounts/account_book.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ports/network_watch.h"
#include "ports/port_clock.h"
#include "ports/port_passwords.h"
#include "ports/port_pools.h"
#include "ports/port_rules.h"
#include "ports/port_terms_store.h"
#include "ports/port_traffic.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

#include "table/lease_table.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int watchedMs = 250;
constexpr int unwatchedMs = 60'000;
/// A port that cannot listen is tried again after so long: the other program may have ended, a network come back.
constexpr int againMs = 3'000;
/// Busy tunnels get so long when the program ends.
constexpr qint64 graceMs = 3'000;
/// A lease that fails again within this time is not checked again: its check is under way or has just ended.
constexpr qint64 checkAgainMs = 10'000;

/// Replaces functions that are null by defaults.
LocalPorts::Parts complete(LocalPorts::Parts parts)
{
    if (!parts.names.plan)
        parts.names.plan = [](const QString &endpoint) { return endpoint; };
    if (!parts.names.account) {
        parts.names.account = [&accounts = parts.accounts](const QUuid &account, const QString &recordedName) {
            const Account *known = accounts.find(account);
            return known ? known->name : recordedName;
        };
    }
    const auto fill = [](auto &function) {
        if (!function)
            function = [](const auto &...) {};
    };
    LocalPorts::Engine &engine = parts.engine;
    fill(engine.setPort);
    fill(engine.removePort);
    fill(engine.setLeases);
    fill(engine.setVendorOffset);
    fill(engine.setClockUncertain);
    fill(engine.setNextLeases);
    fill(engine.networkChanged);
    fill(engine.closeConnection);
    fill(engine.requestFigures);
    fill(parts.check);
    fill(parts.sawReachable);
    return parts;
}

} // namespace

struct LocalPorts::Private
{
    explicit Private(const Parts &given)
        : parts(complete(given))
        , store(parts.settings)
        , passwords(parts.secrets, parts.settings)
        , clock({parts.clock, parts.vendorClock, parts.engine.setVendorOffset, parts.engine.setClockUncertain})
        , pools({parts.leases, parts.accounts, parts.names, parts.vocabulary, parts.mayReach, parts.engine.setLeases,
                 parts.areaCodeOf})
        , traffic(parts.leases, parts.ledger)
        , network(parts.addresses)
    {
    }

    Parts parts;
    PortTermsStore store;
    PortPasswords passwords;
    PortClock clock;
    PortPools pools;
    PortTraffic traffic;
    QHash<QUuid, PortFigures> figures;
    QList<ConnectionFigures> connections;
    qsizetype allConnections = 0;
    NetworkWatch network;
    QTimer asking;
    QTimer again; ///< runs while a port that is on cannot listen
    bool isWatched = false;
    bool withConnections = false;
    bool isEnding = false;
    bool isDown = false;

    QHash<RowId, qint64> checkedMs; ///< when the check of one that failed was asked for, by the steady clock
};

LocalPorts::LocalPorts(const Parts &parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(parts))
{
    connect(&d->asking, &QTimer::timeout, this,
            [this] { d->parts.engine.requestFigures(d->isWatched && d->withConnections); });
    connect(&d->network, &NetworkWatch::changed, this, [this] { d->parts.engine.networkChanged(); });
    d->again.setSingleShot(true);
    d->again.setInterval(againMs);
    connect(&d->again, &QTimer::timeout, this, &LocalPorts::listenAgain);
    connect(&d->passwords, &PortPasswords::changed, this, [this](const QUuid &id) {
        const QList<PortTerms> all = d->store.all();
        for (const PortTerms &terms : all) {
            if ((id.isNull() || terms.id == id) && terms.hasPassword) {
                if (id.isNull())
                    d->passwords.read(terms.id);
                tellEngine(terms);
                Q_EMIT passwordChanged(terms.id);
            }
        }
    });
    // Anyone can edit the settings.
    QList<PortTerms> sound;
    const QList<PortTerms> all = d->store.all();
    for (const PortTerms &terms : all) {
        const PortProblem problem = problemBeside(terms, sound);
        // A filter that is not understood may be of another language: the port is kept.
        if (problem == PortProblem::None || problem == PortProblem::BadFilter)
            sound.append(terms);
        else
            d->store.setAside(terms.id);
    }
    for (const PortTerms &terms : std::as_const(sound))
        apply(terms);
    followWatching();
    connect(&d->pools, &PortPools::usesChanged, this, &LocalPorts::usesChanged);
    if (d->parts.keepers) {
        const auto follow = [this](const QUuid &key) {
            const QList<PortTerms> ports = d->store.all();
            for (const PortTerms &terms : ports) {
                if (terms.isOn && terms.keeper == key)
                    tellNextLeases(terms);
            }
        };
        connect(d->parts.keepers, &Keepers::changed, this, follow);
    }
}

LocalPorts::~LocalPorts() = default;

void LocalPorts::setFilterVocabulary(const FilterVocabulary &vocabulary)
{
    d->parts.vocabulary = vocabulary;
    d->pools.setVocabulary(vocabulary);
}

void LocalPorts::retranslate() { d->pools.retranslate(); }

void LocalPorts::reload()
{
    const QList<PortTerms> before = d->store.all();
    d->store.reload();
    QList<PortTerms> sound;
    const QList<PortTerms> read = d->store.all();
    for (PortTerms terms : read) {
        const auto old
            = std::find_if(before.begin(), before.end(), [&terms](const PortTerms &one) { return one.id == terms.id; });
        const PortTerms asRead = terms;
        if (old != before.end())
            terms.hasPassword = terms.hasPassword || old->hasPassword;
        PortProblem problem = problemBeside(terms, sound);
        if (problem == PortProblem::SamePort && old == before.end()) {
            QList<PortTerms> others = before + sound;
            while (problem == PortProblem::SamePort && terms.port < 65'535) {
                ++terms.port;
                problem = problemBeside(terms, others);
            }
        }
        if (problem != PortProblem::None && problem != PortProblem::BadFilter && old != before.end()) {
            terms = *old;
            problem = PortProblem::None;
        }
        if (problem != PortProblem::None && problem != PortProblem::BadFilter) {
            d->store.setAside(terms.id);
            continue;
        }
        if (terms != asRead)
            d->store.set(terms);
        sound.append(terms);
        if (old == before.end() || *old != terms)
            apply(terms);
    }
    for (const PortTerms &old : before) {
        if (!d->store.find(old.id)) {
            d->figures.remove(old.id);
            d->pools.remove(old.id);
            d->parts.engine.removePort(old.id);
        }
    }
    followWatching();
    Q_EMIT portsChanged();
}

QStringList LocalPorts::takeSetAside() { return d->store.takeAside(); }

QList<PortTerms> LocalPorts::ports() const { return d->store.all(); }

std::optional<PortTerms> LocalPorts::port(const QUuid &id) const { return d->store.find(id); }

PortTerms LocalPorts::proposed(const QString &filter) const
{
    PortTerms terms;
    terms.id = QUuid::createUuid();
    terms.filter = filter;
    QSet<quint16> taken;
    for (const PortTerms &one : d->store.all())
        taken.insert(one.port);
    const quint16 usual = terms.port;
    const auto mayBe = [&](quint16 port) {
        return !taken.contains(port) && (!d->parts.isFree || d->parts.isFree(terms.address, port));
    };
    while (terms.port != 0 && !mayBe(terms.port))
        ++terms.port;
    if (terms.port == 0)
        terms.port = usual; // none is free, which will be said when it is to listen
    return terms;
}

PortProblem LocalPorts::problemBeside(const PortTerms &terms, const QList<PortTerms> &others) const
{
    return problemOf(terms, others, d->parts.vocabulary);
}

PortProblem LocalPorts::problem(const PortTerms &terms) const { return problemBeside(terms, d->store.all()); }

PortProblem LocalPorts::set(const PortTerms &terms, const Secret &password)
{
    PortTerms taken = terms;
    if (taken.id.isNull())
        taken.id = QUuid::createUuid();
    if (const PortProblem found = problem(taken); found != PortProblem::None)
        return found;
    const std::optional<PortTerms> before = d->store.find(taken.id);
    const bool hadPassword = before && before->hasPassword;
    // Without a new password the stored one stays, also while the keychain has not answered.
    if (taken.hasPassword && password.isEmpty() && !hadPassword)
        return PortProblem::PasswordNotKept;
    d->store.set(taken);
    if (taken.hasPassword && !password.isEmpty())
        d->passwords.set(taken.id, password);
    else if (!taken.hasPassword && hadPassword)
        d->passwords.remove(taken.id);
    if (before != taken)
        apply(taken);
    followWatching();
    if (before != taken)
        Q_EMIT portsChanged();
    return PortProblem::None;
}

void LocalPorts::remove(const QUuid &id)
{
    const std::optional<PortTerms> terms = d->store.find(id);
    if (!terms)
        return;
    d->store.remove(id);
    d->figures.remove(id);
    // Also if the terms tell of none: an imported port may not mention a password that is stored.
    d->passwords.remove(id);
    d->pools.remove(id);
    d->parts.engine.removePort(id);
    followWatching();
    Q_EMIT portsChanged();
}

void LocalPorts::setOn(const QUuid &id, bool on)
{
    std::optional<PortTerms> terms = d->store.find(id);
    if (!terms || terms->isOn == on)
        return;
    terms->isOn = on;
    d->store.set(*terms);
    apply(*terms);
    followWatching();
    Q_EMIT portsChanged();
}

Secret LocalPorts::makePassword()
{
    // 32 characters without those that are taken for one another: five bits each, 26 of them are more than 128 bits.
    static constexpr char characters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    static_assert(sizeof characters == 33);
    QString text;
    for (int i = 0; i < 26; ++i)
        text += QLatin1Char(characters[QRandomGenerator::system()->bounded(32)]);
    return Secret(text);
}

Secret LocalPorts::password(const QUuid &id) const { return d->passwords.of(id); }

bool LocalPorts::isPasswordKept(const QUuid &id) const { return d->passwords.isKept(id); }

void LocalPorts::apply(const PortTerms &terms)
{
    if (terms.hasPassword)
        d->passwords.read(terms.id);
    if (!terms.isOn) {
        PortFigures &figures = d->figures[terms.id];
        figures = PortFigures();
        figures.port = terms.id;
    }
    tellEngine(terms);
    if (!terms.isOn) {
        d->pools.remove(terms.id);
        d->parts.engine.setLeases(terms.id, {}, {}, true); // none of these when it is on again: they may be others then
        return;
    }
    d->pools.set(terms);
    tellNextLeases(terms);
}

void LocalPorts::tellEngine(const PortTerms &terms)
{
    if (!d->isEnding)
        d->parts.engine.setPort(terms, terms.hasPassword ? d->passwords.of(terms.id) : Secret());
}

void LocalPorts::tellNextLeases(const PortTerms &terms)
{
    const bool isKeeperOn = d->parts.keepers && !terms.keeper.isNull() && d->parts.keepers->isOn(terms.keeper);
    const auto next = isKeeperOn ? d->parts.keepers->status(terms.keeper).next : std::nullopt;
    d->parts.engine.setNextLeases(terms.id, next ? next->atMs : 0, isKeeperOn);
}

PortFigures LocalPorts::figures(const QUuid &id) const
{
    PortFigures figures = d->figures.value(id);
    figures.port = id;
    return figures;
}

QList<ConnectionFigures> LocalPorts::connections() const { return d->connections; }

qsizetype LocalPorts::allConnections() const { return d->allConnections; }

void LocalPorts::closeConnection(quint64 id) { d->parts.engine.closeConnection(id); }

void LocalPorts::setWatched(bool ports, bool connections)
{
    const bool isWatched = ports || connections;
    if (isWatched == d->isWatched && connections == d->withConnections)
        return;
    d->isWatched = isWatched;
    d->withConnections = connections;
    if (!connections)
        d->connections.clear();
    followWatching();
}

/// Nothing happens while every port is off.
void LocalPorts::followWatching()
{
    const QList<PortTerms> &all = d->store.all();
    const bool isOn
        = std::any_of(all.begin(), all.end(), [](const PortTerms &terms) { return terms.isOn; }) && !d->isEnding;
    d->clock.setRunning(isOn);
    d->network.setRunning(isOn);
    if (!isOn) {
        // What has gone through leases since the last figures is not lost.
        if (d->asking.isActive())
            d->parts.engine.requestFigures(false);
        d->asking.stop();
        d->connections.clear();
        d->allConnections = 0;
        return;
    }
    const int interval = d->isWatched ? watchedMs : unwatchedMs;
    if (d->asking.isActive() && d->asking.interval() == interval)
        return;
    d->asking.start(interval);
    if (d->isWatched)
        d->parts.engine.requestFigures(d->withConnections);
}

LeaseTraffic LocalPorts::traffic(RowId row) const { return d->parts.leases.traffic(row); }

void LocalPorts::record() { d->traffic.write(); }

bool LocalPorts::uses(RowId row) const { return d->pools.uses(row); }

void LocalPorts::shutDown()
{
    if (d->isEnding)
        return;
    d->isEnding = true;
    d->asking.stop();
    const QList<PortTerms> &all = d->store.all();
    const bool isOn = std::any_of(all.begin(), all.end(), [](const PortTerms &terms) { return terms.isOn; });
    if (d->parts.engine.shutDown && isOn) {
        d->parts.engine.requestFigures(false);
        d->parts.engine.shutDown(graceMs);
    } else
        takeDown();
}

bool LocalPorts::isDown() const { return d->isDown; }

void LocalPorts::takePortState(const QUuid &port, const PortState &state)
{
    if (!d->store.find(port))
        return;
    PortFigures &figures = d->figures[port];
    figures.port = port;
    if (state.kind != PortState::Kind::Off && state.kind != PortState::Kind::Listening)
        d->again.start();
    if (figures.state == state)
        return;
    figures.state = state;
    Q_EMIT stateChanged(port);
}

void LocalPorts::listenAgain()
{
    const QList<PortTerms> all = d->store.all();
    for (const PortTerms &terms : all) {
        const PortState::Kind now = d->figures.value(terms.id).state.kind;
        if (!terms.isOn || now == PortState::Kind::Off || now == PortState::Kind::Listening)
            continue;
        tellEngine(terms);
        d->again.start(); // nothing is said if it is as before
    }
}

void LocalPorts::takeFigures(const GatewayFigures &figures)
{
    for (const PortFigures &one : figures.ports) {
        if (d->store.find(one.port))
            d->figures.insert(one.port, one);
    }
    d->connections = d->withConnections ? figures.connections : QList<ConnectionFigures>();
    d->allConnections = figures.allConnections;
    QList<RowId> reachable;
    for (const LeaseUse &use : figures.uses) {
        if (use.isReachable)
            reachable.append(RowId(use.lease));
    }
    if (!reachable.isEmpty())
        d->parts.sawReachable(reachable);
    if (const QList<RowId> used = d->traffic.take(figures.uses); !used.isEmpty())
        Q_EMIT trafficChanged(used);
    Q_EMIT figuresChanged();
}

void LocalPorts::takeLeasesWanted(const QUuid &port, int)
{
    const std::optional<PortTerms> terms = d->store.find(port);
    if (terms && !terms->keeper.isNull() && d->parts.keepers)
        d->parts.keepers->want(terms->keeper);
}

void LocalPorts::takeChecksWanted(const QList<quint64> &leases)
{
    const qint64 nowMs = d->parts.clock.steadyMs();
    d->checkedMs.removeIf([nowMs](auto entry) { return nowMs - entry.value() >= checkAgainMs; });
    QList<RowId> rows;
    for (const quint64 lease : leases) {
        const auto row = RowId(lease);
        if (!d->parts.leases.contains(row) || d->checkedMs.contains(row))
            continue;
        d->checkedMs.insert(row, nowMs);
        rows.append(row);
    }
    if (!rows.isEmpty())
        d->parts.check(rows);
}

void LocalPorts::takeDown()
{
    record();
    if (!std::exchange(d->isDown, true))
        Q_EMIT finished();
}

} // namespace proxydeck

#include "moc_local_ports.cpp"
