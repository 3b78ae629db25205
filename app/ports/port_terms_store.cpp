// SPDX-License-Identifier: MIT
#include "ports/port_terms_store.h"

#include <QSettings>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

const QString portable = u"ports/"_s;
const QString here = u"portsHere/"_s;
const QString asidePortable = u"portsAside/"_s;
const QString asideHere = u"portsAsideHere/"_s;

QString nameOf(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

/// Reads the values of one group, and knows whether one of them could not be read.
class Values
{
public:
    Values(const QSettings &settings, QString group)
        : m_settings(settings)
        , m_group(std::move(group))
    {
    }

    bool isSound() const { return m_isSound; }

    QString text(QLatin1StringView name, const QString &fallback)
    {
        const QVariant value = m_settings.value(m_group + name);
        if (!value.isValid())
            return fallback;
        // An unquoted comma makes a list of a text.
        m_isSound = m_isSound && value.typeId() != QMetaType::QStringList && value.canConvert<QString>();
        return value.toString();
    }
    template<typename Number>
    Number number(QLatin1StringView name, Number fallback)
    {
        const QVariant value = m_settings.value(m_group + name);
        if (!value.isValid())
            return fallback;
        bool isNumber = false;
        const qint64 read = value.toLongLong(&isNumber);
        m_isSound = m_isSound && isNumber && read >= qint64(std::numeric_limits<Number>::min())
            && read <= qint64(std::numeric_limits<Number>::max());
        return m_isSound ? Number(read) : fallback;
    }
    template<typename Kind>
    Kind kind(QLatin1StringView name, Kind fallback, Kind last)
    {
        const int value = number(name, int(fallback));
        m_isSound = m_isSound && value >= 0 && value <= int(last);
        return m_isSound ? Kind(value) : fallback;
    }
    bool flag(QLatin1StringView name, bool fallback)
    {
        const QString value = text(name, fallback ? u"true"_s : u"false"_s);
        m_isSound = m_isSound && (value == "true"_L1 || value == "false"_L1);
        return value == "true"_L1;
    }

private:
    const QSettings &m_settings;
    const QString m_group;
    bool m_isSound = true;
};

} // namespace

PortTermsStore::PortTermsStore(QSettings *settings)
    : m_settings(settings)
{
    if (m_settings)
        read();
}

std::optional<PortTerms> PortTermsStore::find(const QUuid &id) const
{
    const auto found
        = std::find_if(m_terms.begin(), m_terms.end(), [&id](const PortTerms &terms) { return terms.id == id; });
    return found == m_terms.end() ? std::nullopt : std::optional(*found);
}

std::optional<PortTerms> PortTermsStore::readOne(const QString &group, const QString &hereGroup, int &place) const
{
    PortTerms terms;
    Values moves(*m_settings, group);
    terms.name = moves.text("name"_L1, terms.name);
    terms.port = moves.number("port"_L1, terms.port);
    // Not "filter": what operators search for is not exported, and without it a port would use every lease.
    terms.filter = moves.text("leases"_L1, terms.filter);
    terms.policy = moves.kind("policy"_L1, terms.policy, PoolPolicy::NextAfterMinutes);
    terms.everyCount = moves.number("everyCount"_L1, terms.everyCount);
    terms.everyMinutes = moves.number("everyMinutes"_L1, terms.everyMinutes);
    terms.leastLeftS = moves.number("leastLeftS"_L1, terms.leastLeftS);
    terms.waitS = moves.number("waitS"_L1, terms.waitS);
    terms.tries = moves.number("tries"_L1, terms.tries);
    terms.tryS = moves.number("tryS"_L1, terms.tryS);
    terms.sticky = moves.kind("sticky"_L1, terms.sticky, PoolSticky::ClientAddressSite);
    terms.sessionEnd = moves.kind("sessionEnd"_L1, terms.sessionEnd, SessionEnd::Fail);
    // Nor "password".
    terms.hasPassword = moves.flag("login"_L1, terms.hasPassword);
    terms.allowsPrivateTargets = moves.flag("privateTargets"_L1, terms.allowsPrivateTargets);
    terms.allowsMailPorts = moves.flag("mailPorts"_L1, terms.allowsMailPorts);
    terms.mustBeDeclaredExit = moves.flag("declaredExit"_L1, terms.mustBeDeclaredExit);
    const QString keeper = moves.text("keeper"_L1, {});
    terms.keeper = QUuid::fromString(keeper);

    Values stays(*m_settings, hereGroup);
    terms.isOn = stays.flag("on"_L1, false);
    terms.address = stays.text("address"_L1, terms.address);
    terms.allowed = stays.text("allowed"_L1, terms.allowed);
    place = stays.number("place"_L1, std::numeric_limits<int>::max());
    if (!moves.isSound() || !stays.isSound() || (!keeper.isEmpty() && terms.keeper.isNull()))
        return std::nullopt;
    return terms;
}

void PortTermsStore::move(const QString &from, const QString &to)
{
    m_settings->beginGroup(from);
    const QStringList keys = m_settings->allKeys();
    m_settings->endGroup();
    for (const QString &key : keys)
        m_settings->setValue(to + key, m_settings->value(from + key));
    m_settings->remove(from.chopped(1));
}

void PortTermsStore::read()
{
    const auto groupsOf = [this](const QString &root) {
        m_settings->beginGroup(root.chopped(1));
        const QStringList groups = m_settings->childGroups();
        m_settings->endGroup();
        return groups;
    };
    // What was set aside, and can be read by this version.
    const QStringList aside = groupsOf(asidePortable);
    for (const QString &name : aside) {
        const QString own = name + u'/';
        int place = 0;
        if (QUuid::fromString(name).isNull() || !readOne(asidePortable + own, asideHere + own, place)
            || groupsOf(portable).contains(name))
            continue;
        move(asidePortable + own, portable + own);
        move(asideHere + own, here + own);
    }
    QList<std::pair<int, PortTerms>> found;
    const QStringList groups = groupsOf(portable);
    for (const QString &name : groups) {
        const QUuid id = QUuid::fromString(name);
        const QString own = name + u'/';
        int place = 0;
        std::optional<PortTerms> terms = readOne(portable + own, here + own, place);
        if (id.isNull() || nameOf(id) != name || !terms) {
            const QString shown = m_settings->value(portable + own + "name"_L1).toString();
            m_aside.append(shown.isEmpty() ? m_settings->value(portable + own + "port"_L1).toString() : shown);
            move(portable + own, asidePortable + own);
            move(here + own, asideHere + own);
            continue;
        }
        terms->id = id;
        found.append({place, *terms});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    m_terms.clear();
    m_places.clear();
    int place = 0;
    for (const auto &[stored, terms] : std::as_const(found)) {
        m_terms.append(terms);
        m_places.insert(terms.id, place++);
    }
}

void PortTermsStore::reload()
{
    if (m_settings)
        read();
}

void PortTermsStore::set(const PortTerms &terms)
{
    const auto known
        = std::find_if(m_terms.begin(), m_terms.end(), [&terms](const PortTerms &one) { return one.id == terms.id; });
    if (known != m_terms.end()) {
        *known = terms;
    } else {
        int last = -1;
        for (const int place : std::as_const(m_places))
            last = std::max(last, place);
        m_places.insert(terms.id, last + 1);
        m_terms.append(terms);
    }
    if (m_settings)
        write(terms, m_places.value(terms.id));
}

void PortTermsStore::write(const PortTerms &terms, int place)
{
    const QString moves = portable + nameOf(terms.id) + u'/';
    const auto set = [this](const QString &group, QLatin1StringView name, const QVariant &value) {
        m_settings->setValue(group + name, value);
    };
    set(moves, "name"_L1, terms.name);
    set(moves, "port"_L1, int(terms.port));
    set(moves, "leases"_L1, terms.filter);
    set(moves, "policy"_L1, int(terms.policy));
    set(moves, "everyCount"_L1, terms.everyCount);
    set(moves, "everyMinutes"_L1, terms.everyMinutes);
    set(moves, "leastLeftS"_L1, terms.leastLeftS);
    set(moves, "waitS"_L1, terms.waitS);
    set(moves, "tries"_L1, terms.tries);
    set(moves, "tryS"_L1, terms.tryS);
    set(moves, "sticky"_L1, int(terms.sticky));
    set(moves, "sessionEnd"_L1, int(terms.sessionEnd));
    set(moves, "login"_L1, terms.hasPassword);
    set(moves, "privateTargets"_L1, terms.allowsPrivateTargets);
    set(moves, "mailPorts"_L1, terms.allowsMailPorts);
    set(moves, "declaredExit"_L1, terms.mustBeDeclaredExit);
    set(moves, "keeper"_L1, terms.keeper.isNull() ? QString() : nameOf(terms.keeper));
    const QString stays = here + nameOf(terms.id) + u'/';
    set(stays, "on"_L1, terms.isOn);
    set(stays, "address"_L1, terms.address);
    set(stays, "allowed"_L1, terms.allowed);
    set(stays, "place"_L1, place);
}

void PortTermsStore::remove(const QUuid &id)
{
    m_terms.removeIf([&id](const PortTerms &terms) { return terms.id == id; });
    m_places.remove(id);
    if (!m_settings)
        return;
    m_settings->remove(portable + nameOf(id));
    m_settings->remove(here + nameOf(id));
}

void PortTermsStore::setAside(const QUuid &id)
{
    const std::optional<PortTerms> terms = find(id);
    if (!terms)
        return;
    m_aside.append(terms->name.isEmpty() ? QString::number(terms->port) : terms->name);
    m_terms.removeIf([&id](const PortTerms &one) { return one.id == id; });
    m_places.remove(id);
    if (!m_settings)
        return;
    const QString own = nameOf(id) + u'/';
    move(portable + own, asidePortable + own);
    move(here + own, asideHere + own);
}

QStringList PortTermsStore::takeAside() { return std::exchange(m_aside, {}); }

} // namespace proxydeck
