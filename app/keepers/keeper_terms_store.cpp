// SPDX-License-Identifier: MIT
#include "keepers/keeper_terms_store.h"

#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// A group for each key below it.
constexpr QLatin1StringView root("keeper");

QString groupOf(const QUuid &key) { return root + u'/' + key.toString(QUuid::WithoutBraces); }

} // namespace

KeeperTermsStore::KeeperTermsStore(QSettings *settings)
    : m_settings(settings)
{
    if (m_settings)
        read();
}

KeeperTerms KeeperTermsStore::proper(KeeperTerms terms)
{
    terms.keep = std::clamp(terms.keep, 1, KeeperTerms::mostKeep);
    terms.leastLeftS = std::clamp(terms.leastLeftS, 1, KeeperTerms::mostLeftS);
    terms.perHour = std::clamp(terms.perHour, 0, KeeperTerms::mostBudget);
    terms.perDay = std::clamp(terms.perDay, 0, KeeperTerms::mostBudget);
    if (terms.manner != KeeperManner::Thrifty)
        terms.manner = KeeperManner::Firm;
    return terms;
}

void KeeperTermsStore::read()
{
    m_settings->beginGroup(root);
    const QStringList groups = m_settings->childGroups();
    for (const QString &group : groups) {
        const QUuid key(group);
        if (key.isNull())
            continue;
        m_settings->beginGroup(group);
        const auto number = [this](const char *name, int fallback) {
            bool isNumber = false;
            const int value = m_settings->value(QLatin1StringView(name), fallback).toInt(&isNumber);
            return isNumber ? value : fallback;
        };
        KeeperTerms terms;
        terms.keep = number("keep", terms.keep);
        terms.leastLeftS = number("leastLeftS", terms.leastLeftS);
        terms.manner = number("manner", 0) == int(KeeperManner::Thrifty) ? KeeperManner::Thrifty : KeeperManner::Firm;
        terms.mustBeChecked = m_settings->value("mustBeChecked"_L1, true).toBool();
        terms.exitAsDeclared = m_settings->value("exitAsDeclared"_L1, false).toBool();
        terms.areas = m_settings->value("areas"_L1).toStringList();
        terms.perHour = number("perHour", 0);
        terms.perDay = number("perDay", 0);
        m_terms.insert(key, proper(terms));
        m_settings->endGroup();
    }
    m_settings->endGroup();
}

void KeeperTermsStore::set(const QUuid &key, const KeeperTerms &terms)
{
    const KeeperTerms kept = proper(terms);
    m_terms.insert(key, kept);
    if (!m_settings)
        return;
    m_settings->beginGroup(groupOf(key));
    m_settings->setValue("keep"_L1, kept.keep);
    m_settings->setValue("leastLeftS"_L1, kept.leastLeftS);
    m_settings->setValue("manner"_L1, int(kept.manner));
    m_settings->setValue("mustBeChecked"_L1, kept.mustBeChecked);
    m_settings->setValue("exitAsDeclared"_L1, kept.exitAsDeclared);
    m_settings->setValue("areas"_L1, kept.areas);
    m_settings->setValue("perHour"_L1, kept.perHour);
    m_settings->setValue("perDay"_L1, kept.perDay);
    m_settings->endGroup();
}

void KeeperTermsStore::remove(const QUuid &key)
{
    m_terms.remove(key);
    if (m_settings)
        m_settings->remove(groupOf(key));
}

} // namespace proxydeck
