// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

#include <QFile>

namespace proxydeck {

// The tests' own endpoints: the real catalogue has its own tests.
constexpr Endpoint sampleEndpoint(const char *id, Product product, Action action, const char *host, const char *path,
                                  ReplyShape shape, RateRule rate = RateRule::SixtyAMinute)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.product = product;
    endpoint.mode = product == Product::ShortLived ? Mode::Channel : Mode::None;
    endpoint.action = action;
    endpoint.host = host;
    endpoint.path = path;
    endpoint.shape = shape;
    endpoint.rate = rate;
    return endpoint;
}

inline constexpr Endpoint extractEndpoint
    = sampleEndpoint("test.get", Product::ShortLived, Action::Extract, "share.proxy.qg.net", "/get", ReplyShape::Leases,
                     RateRule::FiveAChannelAndTen);
inline constexpr Endpoint listEndpoint = sampleEndpoint("test.query", Product::ShortLived, Action::ListInUse,
                                                        "share.proxy.qg.net", "/query", ReplyShape::Leases);
inline constexpr Endpoint exclusiveEndpoint = sampleEndpoint("test.exclusive", Product::Exclusive, Action::Extract,
                                                             "exclusive.proxy.qg.net", "/get", ReplyShape::LeaseBatch);
inline constexpr Endpoint regionLockEndpoint = sampleEndpoint("test.regionlock", Product::RegionLock, Action::Extract,
                                                              "monopoly.proxy.qg.net", "/get", ReplyShape::RegionLocks);

inline QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(PROXYDECK_FIXTURES "/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Credentials testCredentials()
{
    return {Secret(QStringLiteral("TESTKEY01")), Secret(QStringLiteral("TESTPWD02"))};
}

} // namespace proxydeck
