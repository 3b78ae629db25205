// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

namespace proxydeck {

/// Where the leases of all ports are, so that no client is connected to one of them as its target.
class LeasePlaces
{
public:
    /// As one text, however the address is written.
    static QByteArray place(QByteArrayView host, quint16 port);

    void add(const QByteArray &place) { ++m_places[place]; }
    void remove(const QByteArray &place);
    bool contains(QByteArrayView host, quint16 port) const { return m_places.contains(place(host, port)); }

private:
    QHash<QByteArray, int> m_places; ///< by how many ports
};

} // namespace proxydeck
