// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_terms.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

class QSettings;

namespace proxydeck {

/// The terms of the local ports in the settings.
///
/// What may move to another machine is under the group "ports". Where a port listens, for whom, and whether it is on is
/// under "portsHere": no settings file that is imported can open a port, or one beyond loopback. A port with a value
/// that cannot be read is not used; it is moved to "portsAside" as it is, and comes back if a later version can read
/// it.
class PortTermsStore
{
public:
    /// \a settings may be null: then the terms are of this run. Else it must outlive this object.
    explicit PortTermsStore(QSettings *settings);

    const QList<PortTerms> &all() const { return m_terms; } ///< in the order they were made
    std::optional<PortTerms> find(const QUuid &id) const;
    /// Adds it at the end, or changes it in its place.
    void set(const PortTerms &terms);
    void remove(const QUuid &id);
    /// Not used from now on, and kept under "portsAside".
    void setAside(const QUuid &id);
    /// After the settings were changed by something else.
    void reload();

    /// The names or numbers of those that were set aside since the last call.
    QStringList takeAside();

private:
    void read();
    void write(const PortTerms &terms, int place);
    void move(const QString &from, const QString &to);
    std::optional<PortTerms> readOne(const QString &group, const QString &here, int &place) const;

    QSettings *m_settings;
    QList<PortTerms> m_terms;
    QHash<QUuid, int> m_places; ///< rise in the order they were made
    QStringList m_aside;
};

} // namespace proxydeck
