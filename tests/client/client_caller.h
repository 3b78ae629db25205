// SPDX-License-Identifier: MIT
#pragma once

#include "../api/api_samples.h"
#include "call_server.h"
#include "client/api_client.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

namespace proxydeck {

/// The result of one call of a test.
struct Called
{
    ApiClient::Ticket ticket = 0;
    int reached = 0;
    int finished = 0;
    bool reachedFirst = false; ///< reachedVendor came before finished
    std::optional<CallOutcome> outcome;
    std::function<void()> wake;

    const ApiError &error() const { return outcome->result.error(); }
};

inline std::shared_ptr<Called> sendCall(ApiClient &client, const Endpoint &endpoint = extractEndpoint,
                                        const QueryItems &items = {})
{
    auto called = std::make_shared<Called>();
    ApiClient::Handlers handlers;
    handlers.reachedVendor = [called] {
        ++called->reached;
        called->reachedFirst = called->finished == 0;
    };
    handlers.finished = [called](const CallOutcome &outcome) {
        ++called->finished;
        called->outcome = outcome;
        if (called->wake)
            called->wake();
    };
    called->ticket = client.send({&endpoint, items, testCredentials()}, std::move(handlers));
    return called;
}

/// Not QTest::qWaitFor(), which sleeps between its checks: too slow for thousands of calls.
inline bool waitFor(Called &called, int ms = 60'000)
{
    if (called.finished == 0) {
        QEventLoop loop;
        called.wake = [&loop] { loop.quit(); };
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
        called.wake = {};
    }
    return called.finished > 0;
}

inline LoopbackRoute routeTo(const CallServer &server) { return {QStringLiteral("127.0.0.1"), server.serverPort()}; }

/// Whether no text of the error contains a secret.
inline bool isClean(const ApiError &error)
{
    const QString texts = error.code + error.vendorMessage + error.requestId + error.bodyExcerpt;
    return !texts.contains(QLatin1StringView("TESTKEY01"), Qt::CaseInsensitive)
        && !texts.contains(QLatin1StringView("TESTPWD02"), Qt::CaseInsensitive);
}

} // namespace proxydeck
