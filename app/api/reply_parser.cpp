// SPDX-License-Identifier: MIT
#include "api/reply_parser.h"

#include "api/reply_rows.h"
#include "base/without_secrets.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype excerptLimit = 2'000;
constexpr qsizetype dataExcerptLimit = 16'000; ///< the vendor's longest answer has about 15,000

/// Strict JSON, but accepts invalid UTF-8: one broken name must not cost the other rows.
QJsonObject readObject(const QByteArray &body, bool &isObject)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(body).toUtf8(), &error);
    isObject = document.isObject();
    return document.object();
}

/// Whether an extraction may have been charged although the answer has no usable code. The vendor's application answers
/// with JSON; a bare 3xx or 4xx comes from a server in front of it that did not pass on the call.
bool mayBeCharged(const Endpoint &endpoint, int httpStatus)
{
    return endpoint.charges() && !(httpStatus >= 300 && httpStatus < 500);
}

RetryAdvice adviceForStatus(int httpStatus)
{
    return httpStatus >= 500 || httpStatus == 408 || httpStatus == 429 ? RetryAdvice::Later : RetryAdvice::AfterChange;
}

/// Finds the rows in any documented form of `data`; true if the form can hold rows, even if there are none.
class DataReader
{
public:
    DataReader(ReplyRows &rows, QString &taskId)
        : m_rows(rows)
        , m_taskId(taskId)
    {
    }

    bool read(const QJsonValue &data)
    {
        if (data.isArray()) {
            takeAll(data.toArray());
            return true;
        }
        return data.isObject() && readBatch(data.toObject());
    }

private:
    void takeAll(const QJsonArray &rows)
    {
        for (const auto &row : rows)
            m_rows.take(row);
    }

    static bool isRow(const QJsonObject &object) { return object.contains("server"_L1) || object.contains("uuid"_L1); }

    /// `{task_id, ips, num}`, `{tasks: …}`, or a single row without an array.
    bool readBatch(const QJsonObject &batch)
    {
        nameTask(replyText(batch.value("task_id"_L1)));
        const QJsonValue ips = batch.value("ips"_L1);
        const QJsonValue tasks = batch.value("tasks"_L1);
        bool known = false;
        if (ips.isArray()) {
            takeAll(ips.toArray());
            known = true;
        }
        if (tasks.isArray()) {
            const QJsonArray list = tasks.toArray();
            for (const auto &task : list)
                readTask(task);
            known = true;
        } else if (tasks.isObject()) {
            const QJsonObject byId = tasks.toObject();
            for (auto task = byId.begin(); task != byId.end(); ++task) {
                nameTask(task.key().left(500));
                readTask(task.value());
            }
            known = true;
        }
        if (!known && isRow(batch)) {
            m_rows.take(batch);
            known = true;
        }
        return known;
    }

    /// One entry of `tasks`: a row, an array of rows, or a batch (not nested further).
    void readTask(const QJsonValue &task)
    {
        if (task.isArray())
            return takeAll(task.toArray());
        const QJsonObject object = task.toObject();
        const QJsonValue ips = object.value("ips"_L1);
        if (!ips.isArray() || isRow(object))
            return m_rows.take(task);
        nameTask(replyText(object.value("task_id"_L1)));
        takeAll(ips.toArray());
    }

    void nameTask(const QString &id)
    {
        if (m_taskId.isEmpty())
            m_taskId = id;
    }

    ReplyRows &m_rows;
    QString &m_taskId;
};

ApiError unusable(const Endpoint &endpoint, ApiError::Cause cause, const QByteArray &body, int httpStatus,
                  const Credentials &credentials)
{
    ApiError error;
    error.kind = ApiError::Kind::UnexpectedReply;
    error.cause = httpStatus >= 300 && httpStatus < 400 ? ApiError::Cause::Redirect
        : httpStatus >= 400 || (body.trimmed().isEmpty() && cause == ApiError::Cause::NotJson)
        ? ApiError::Cause::HttpStatus
        : cause;
    error.httpStatus = httpStatus;
    error.bodyExcerpt
        = excerptWithoutSecrets(QString::fromUtf8(body.left(64 * 1024)), excerptLimit, credentials.secrets());
    error.maybeCharged = mayBeCharged(endpoint, httpStatus);
    error.retry = adviceForStatus(httpStatus);
    return error;
}

} // namespace

Expected<ApiReply, ApiError> parseReply(const Endpoint &endpoint, const QByteArray &body, int httpStatus,
                                        const Credentials &credentials)
{
    using Failure = Unexpected<ApiError>;
    bool isObject = false;
    const QJsonObject root = readObject(body, isObject);
    if (!isObject) {
        QJsonParseError error;
        const bool isJson = QJsonDocument::fromJson(body, &error).isArray();
        return Failure(unusable(endpoint, isJson ? ApiError::Cause::WrongShape : ApiError::Cause::NotJson, body,
                                httpStatus, credentials));
    }

    const QString requestId = withoutSecrets(replyText(root.value("request_id"_L1)), credentials.secrets());
    const QString code = replyText(root.value("code"_L1));
    if (code.isEmpty()) {
        ApiError error = unusable(endpoint, ApiError::Cause::WrongShape, body, httpStatus, credentials);
        error.requestId = requestId;
        return Failure(std::move(error));
    }
    if (code != "SUCCESS"_L1) {
        ApiError error;
        error.kind = ApiError::Kind::Vendor;
        error.httpStatus = httpStatus;
        error.code = withoutSecrets(code, credentials.secrets());
        error.requestId = requestId;
        for (const auto name : {"message"_L1, "msg"_L1}) {
            if (error.vendorMessage.isEmpty())
                error.vendorMessage = withoutSecrets(replyText(root.value(name), excerptLimit), credentials.secrets());
        }
        error.retry = retryAdvice(code, endpoint);
        // A refusal holds no data. Where it does, that may have been paid for: nothing of it is out of reach.
        const QJsonValue data = root.value("data"_L1);
        if (!data.toArray().isEmpty() || !data.toObject().isEmpty())
            error.bodyExcerpt = excerptWithoutSecrets(QString::fromUtf8(body.left(64 * 1024)), dataExcerptLimit,
                                                      credentials.secrets());
        return Failure(std::move(error));
    }

    ApiReply reply;
    reply.requestId = requestId;
    ReplyRows rows(endpoint, credentials, reply);
    const QJsonValue data = root.value("data"_L1);
    const bool emptyList = endpoint.action == Action::ListInUse && (data.isNull() || data.isUndefined());
    if (!DataReader(rows, reply.taskId).read(data) && !emptyList) {
        // The status does not matter here: the vendor's code said that the call was carried out.
        ApiError error = unusable(endpoint, ApiError::Cause::WrongShape, body, 0, credentials);
        error.httpStatus = httpStatus;
        error.requestId = requestId;
        return Failure(std::move(error));
    }
    reply.taskId = withoutSecrets(reply.taskId, credentials.secrets());
    return reply;
}

} // namespace proxydeck
