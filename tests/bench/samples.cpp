// SPDX-License-Identifier: MIT
#include "bench/samples.h"

#include <QRandomGenerator>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

/// As a parser makes it: a text of its own.
QString fresh(const QString &text) { return QString(text.constData(), text.size()); }

} // namespace

QList<Batch> makeBatches(int leases, qint64 nowMs)
{
    QRandomGenerator random(42);
    const QStringList areas{u"河南省商丘市"_s, u"浙江省金华市"_s, u"福建省泉州市"_s,
                            u"广东省广州市"_s, u"四川省成都市"_s, u"江苏省南京市"_s};
    const QStringList isps{u"电信"_s, u"移动"_s, u"联通"_s};
    QList<Batch> batches;
    for (int made = 0; made < leases; made += batchSize) {
        Batch batch;
        batch.origin.account = QUuid(1 + random.bounded(3u), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        batch.origin.accountName = u"account %1"_s.arg(batch.origin.account.data1);
        batch.origin.endpoint = random.bounded(2) ? u"short.channel.get"_s : u"short.elastic.get"_s;
        batch.origin.requestId = QUuid(random.generate(), 7, 8, 9, 1, 2, 3, 4, 5, 6, 7).toString(QUuid::WithoutBraces);
        batch.origin.obtainedMs = nowMs;
        for (int i = 0; i < batchSize && made + i < leases; ++i) {
            Lease lease;
            const quint32 ip = random.generate();
            lease.host = u"%1.%2.%3.%4"_s.arg(ip >> 24).arg(ip >> 16 & 255).arg(ip >> 8 & 255).arg(ip & 255);
            lease.port = quint16(1024 + random.bounded(64'000));
            lease.server = lease.host + u':' + QString::number(lease.port);
            lease.exitIp = fresh(lease.host);
            lease.area = fresh(areas[random.bounded(int(areas.size()))]);
            lease.isp = fresh(isps[random.bounded(int(isps.size()))]);
            lease.deadlineMs = nowMs / 1000 * 1000 + 1'000 * (1'800 + random.bounded(1'800));
            batch.leases.append(lease);
        }
        batches.append(batch);
    }
    return batches;
}

} // namespace proxydeck::bench
