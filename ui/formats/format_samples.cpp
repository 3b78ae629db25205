// SPDX-License-Identifier: MIT
#include "ui/formats/format_samples.h"

#include "outbox/outgoing_leases.h"
#include "ui/outgoing/proxy_credentials.h"

#include <QCoreApplication>

namespace proxydeck {

using namespace Qt::StringLiterals;

FormatSamples samplesOf(const LeaseTable &leases, const AccountBook &accounts, const QList<RowId> &rows,
                        bool credentials)
{
    OutgoingLeases outgoing(leases, proxyCredentials(accounts, credentials));
    for (const RowId row : rows) {
        if (outgoing.size() >= FormatSamples::most)
            break;
        outgoing.take(row);
    }
    if (outgoing.size() == 0)
        return madeUpSample();
    FormatSamples samples;
    for (qsizetype i = 0; i < outgoing.size(); ++i) {
        samples.leases.append(outgoing.at(i));
        const auto noLogin = outgoing.noLogin(i);
        samples.secretsMissing = samples.secretsMissing || noLogin == OutgoingLeases::NoLogin::SecretsMissing;
        samples.ofAnotherKey = samples.ofAnotherKey || noLogin == OutgoingLeases::NoLogin::KeyReplaced;
    }
    return samples;
}

FormatSamples madeUpSample()
{
    OutgoingLease sample;
    sample.lease.server = u"203.0.113.7:20001"_s;
    sample.lease.host = u"203.0.113.7"_s;
    sample.lease.port = 20001;
    sample.lease.exitIp = u"203.0.113.7"_s;
    sample.lease.area = u"福建省泉州市"_s;
    sample.lease.areaCode = u"350500"_s;
    sample.lease.isp = u"电信"_s;
    sample.lease.deadlineMs = 1'893'456'000'000; // the first second of 2030, UTC
    sample.origin.accountName
        = QCoreApplication::translate("proxydeck::FormatPreview", "Sample", "the name of a made-up key");
    sample.origin.endpoint = u"short.channel.get"_s;
    sample.origin.requestId = u"00000000-0000-4000-8000-000000000000"_s;
    sample.origin.taskId = u"SAMPLE_task"_s;
    sample.check = {CheckVerdict::Good, 262, sample.lease.exitIp, 1'893'455'990'000};
    sample.proxyUser = Secret(u"user"_s);
    sample.proxyPassword = Secret(u"p'w\"d$1"_s);
    return {{sample}, true, false};
}

QList<OutgoingLease> maskedSamples(QList<OutgoingLease> leases)
{
    // Letters, because no target escapes them, and a fixed number of them, to hide the length.
    for (OutgoingLease &lease : leases) {
        if (!lease.proxyUser.isEmpty())
            lease.proxyUser = Secret(u"xxxxxx"_s);
        if (!lease.proxyPassword.isEmpty())
            lease.proxyPassword = Secret(u"xxxxxxxx"_s);
    }
    return leases;
}

} // namespace proxydeck
