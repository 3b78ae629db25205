// SPDX-License-Identifier: MIT
#include "handshake/http_head_reader.h"
#include "pool/port_error.h"

#include <QTest>

using namespace proxydeck;
using socks5::Reply;

Q_DECLARE_METATYPE(proxydeck::PortError)
Q_DECLARE_METATYPE(proxydeck::socks5::Reply)

namespace {

/// The types that RFC 9209, 2.3 registers, of those that are used, and ours.
const QList<QByteArray> knownTypes{"destination_unavailable", "destination_ip_prohibited", "connection_refused",
                                   "connection_terminated",   "connection_timeout",        "connection_limit_reached",
                                   "http_request_error",      "http_request_denied",       "http_response_timeout",
                                   "http_protocol_error",     "proxy_internal_error",      "proxy_configuration_error",
                                   "proxy_loop_detected",     "proxy_session_ended"};

QList<PortError> everyError()
{
    QList<PortError> errors;
    for (int fault = 0; fault <= int(HttpFault::ClosedInBody); ++fault)
        errors.append(PortError::of(HttpFault(fault)));
    for (int fault = 0; fault <= int(RequestTarget::Fault::Trace); ++fault)
        errors.append(PortError::of(RequestTarget::Fault(fault)));
    for (int refusal = 1; refusal <= int(TargetRefusal::MailPort); ++refusal)
        errors.append(PortError::of(TargetRefusal(refusal)));
    for (int fault = 0; fault <= int(SteeringName::Fault::TooLong); ++fault)
        errors.append(PortError::of(SteeringName::Fault(fault)));
    for (int why = 1; why <= int(PortPool::NoLease::ClockUncertain); ++why) {
        errors.append(PortError::of(PortPool::NoLease(why), 7, false));
        errors.append(PortError::of(PortPool::NoLease(why), 0, true));
    }
    for (int end = 1; end <= int(TryEnd::Abandoned); ++end)
        errors.append(PortError::of(TryEnd(end), 12, 3));
    errors += {PortError::login(true),   PortError::login(false),   PortError::headTimeout(),
               PortError::tooMany(true), PortError::tooMany(false), PortError::outcomeUnknown(12)};
    return errors;
}

} // namespace

class TestPortError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every()
    {
        for (const PortError &error : everyError()) {
            const ErrorAnswer &answer = error.answer;
            QVERIFY2(answer.status >= 400 && answer.status <= 504, answer.details.constData());
            // A page that asks for a path learns nothing; everybody else is told what is wrong.
            const bool isSilent = answer.error.isEmpty();
            QCOMPARE(isSilent, answer.details.isEmpty());
            QVERIFY(isSilent || knownTypes.contains(answer.error));
            QVERIFY(error.reply != Reply::Succeeded);
            HttpHeadReader reader;
            reader.feed(answer.bytes());
            QCOMPARE(reader.state(), HttpHeadReader::State::Done);
            QVERIFY(!answer.details.contains('?')); // nothing had to be left out
        }
        int silent = 0;
        for (const PortError &error : everyError())
            silent += int(error.answer.error.isEmpty());
        QCOMPARE(silent, 1);
    }

    void some_data()
    {
        QTest::addColumn<PortError>("error");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<Reply>("reply");
        const auto row = [](const char *title, const PortError &error, int status, const char *type,
                            Reply reply = Reply::Failure) {
            QTest::newRow(title) << error << status << QByteArray(type) << reply;
        };
        row("two lengths", PortError::of(HttpFault::TwoLengths), 400, "http_request_error");
        row("a head of 1 MB", PortError::of(HttpFault::HeadTooLong), 431, "http_request_error");
        row("a page's request", PortError::of(RequestTarget::Fault::NotForProxy), 400, "");
        row("TRACE", PortError::of(RequestTarget::Fault::Trace), 501, "http_request_denied");
        row("loopback", PortError::of(TargetRefusal::Loopback), 403, "destination_ip_prohibited", Reply::NotAllowed);
        row("own port", PortError::of(TargetRefusal::OwnPort), 403, "proxy_loop_detected", Reply::NotAllowed);
        row("mail", PortError::of(TargetRefusal::MailPort), 403, "http_request_denied", Reply::NotAllowed);
        row("no name", PortError::of(TargetRefusal::BadName), 400, "http_request_error");
        row("user name", PortError::of(SteeringName::Fault::UnknownWord), 407, "http_request_denied",
            Reply::NotAllowed);
        row("password", PortError::login(true), 407, "http_request_denied", Reply::NotAllowed);
        row("the lease's 407", PortError::of(TryEnd::LoginRefused, 12, 1), 502, "proxy_configuration_error");
        row("timeout", PortError::of(TryEnd::ConnectTimeout, 12, 3), 504, "connection_timeout");
        row("empty", PortError::of(PortPool::NoLease::Empty, 9, false), 503, "destination_unavailable");
        row("session", PortError::of(PortPool::NoLease::SessionEnded, 9, false), 503, "proxy_session_ended");
        row("unknown", PortError::outcomeUnknown(12), 502, "connection_terminated");
    }

    void some()
    {
        QFETCH(PortError, error);
        QTEST(error.answer.status, "status");
        QTEST(error.answer.error, "type");
        QTEST(error.reply, "reply");
    }

    void texts()
    {
        QCOMPARE(PortError::of(TryEnd::ConnectTimeout, 12, 3).answer.details,
                 QByteArray("lease 12, connect timeout, 3 tries"));
        QCOMPARE(PortError::of(TryEnd::ClosedEarly, 7, 1).answer.details,
                 QByteArray("lease 7, closed before an answer, 1 try"));
        QVERIFY(PortError::outcomeUnknown(12).answer.details.contains("outcome unknown"));
        QVERIFY(PortError::of(PortPool::NoLease::Empty, 0, true).answer.details.contains("not kept filled"));
        QVERIFY(!PortError::of(PortPool::NoLease::Empty, 0, false).answer.details.contains("not kept filled"));
    }

    void retryAfter()
    {
        QCOMPARE(PortError::of(PortPool::NoLease::Empty, 9, false).answer.retryAfterS, 9);
        QCOMPARE(PortError::of(PortPool::NoLease::SessionEnded, 9, false).answer.retryAfterS, 0); // no use in waiting
    }
};

QTEST_APPLESS_MAIN(TestPortError)
#include "tst_port_error.moc"
