// SPDX-License-Identifier: MIT

// One input of any bytes through the reply parser, and what must hold of the result whatever they were.

#include "api/reply_parser.h"
#include "api/row_rescue.h"

#include <cstdio>
#include <cstdlib>
#include <span>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr auto secretKey = "TESTKEY01"_L1;

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

Endpoint endpointOf(uint8_t choice)
{
    Endpoint endpoint;
    endpoint.id = "fuzz";
    endpoint.host = "share.proxy.qg.net";
    endpoint.path = "/get";
    endpoint.action = choice & 1 ? Action::ListInUse : Action::Extract;
    endpoint.shape = choice & 2 ? ReplyShape::RegionLocks : choice & 4 ? ReplyShape::LeaseBatch : ReplyShape::Leases;
    return endpoint;
}

void checkClean(const QString &text)
{
    require(!text.contains(secretKey, Qt::CaseInsensitive), "no text repeats the key");
}

void checkReply(const ApiReply &reply)
{
    for (const Lease &lease : reply.leases) {
        require(lease.port != 0, "a lease has a port");
        require(!lease.host.isEmpty() && lease.server.contains(lease.host), "a lease has a host");
        require(!lease.host.contains(u' ') && !lease.host.contains(QChar(u'\0')), "a host is one word");
        require(lease.area.size() <= 500 && lease.isp.size() <= 500, "texts are cut");
    }
    for (const RegionLock &lock : reply.regionLocks)
        require(!lock.uuid.isEmpty(), "a line has a uuid");
    for (const BadRow &row : reply.badRows) {
        require(row.index >= 0 && row.excerpt.size() <= 500, "a bad row says where it was");
        checkClean(row.excerpt);
    }
    checkClean(reply.taskId);
    checkClean(reply.requestId);
}

void checkError(const ApiError &error, const Endpoint &endpoint)
{
    require(error.kind == ApiError::Kind::Vendor || error.kind == ApiError::Kind::UnexpectedReply,
            "an answer is the vendor's or unexpected");
    require((error.kind == ApiError::Kind::Vendor) == !error.code.isEmpty(), "the vendor's answers have a code");
    require(!error.maybeCharged || endpoint.charges(), "a list is never charged");
    require(error.bodyExcerpt.size() <= 16'000 && error.vendorMessage.size() <= 2'000, "texts are cut");
    for (const QString &text : {error.code, error.vendorMessage, error.requestId, error.bodyExcerpt})
        checkClean(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const std::span<const uint8_t> input(data, size);
    const Endpoint endpoint = endpointOf(input[0]);
    static constexpr int statuses[] = {200, 400, 302, 500, 0, 429};
    const int status = statuses[input[1] % std::size(statuses)];
    const QByteArray body(reinterpret_cast<const char *>(data) + 2, qsizetype(size - 2));
    const Credentials credentials{Secret(QString(secretKey)), Secret(u"TESTPWD02"_s)};

    const auto reply = parseReply(endpoint, body, status, credentials);
    if (reply)
        checkReply(*reply);
    else
        checkError(reply.error(), endpoint);
    const ApiReply rescued = rescueRows(endpoint, body, credentials);
    require(rescued.badRows.isEmpty(), "only whole rows are rescued");
    checkReply(rescued);
    return 0;
}
