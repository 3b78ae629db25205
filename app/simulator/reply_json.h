// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/lease_book.h"

#include <QByteArray>

namespace proxydeck::sim {

/// The vendor's JSON, with the fields in the order of the samples in its documentation.
namespace reply_json {

QByteArray text(const QString &value); ///< quoted and escaped

QByteArray ip(const SimLease &lease);
QByteArray ips(const QList<const SimLease *> &leases);
QByteArray batch(const QString &taskId, const QList<const SimLease *> &leases); ///< exclusive
QByteArray monopolies(const QList<const SimLease *> &leases);                   ///< region lock

QByteArray success(const QByteArray &data, const QByteArray &requestId);
QByteArray error(const QByteArray &code, const QString &message, const QByteArray &requestId);

} // namespace reply_json

} // namespace proxydeck::sim
