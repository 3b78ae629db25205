// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "catalogue/query_item.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace proxydeck {

/// What is wrong with a field. The wording is ui's.
enum class FieldProblem : quint8 {
    None,
    NotANumber,
    OutOfRange,    ///< the parameter's minimum and maximum say which
    MalformedCode, ///< not six digits / not a country code; offender() names it
    TooManyCodes,
    ExcludedAndWanted, ///< the same code in area and area_ex; offender() names it
};

/// The values of one endpoint's form, without a widget. Holds only what the operator can set: not the key, not pwd.
///
/// Values are texts as they would be sent: "5", "true", "350500,330700"; an empty one means "left at its default".
class FormModel : public QObject
{
    Q_OBJECT

public:
    explicit FormModel(const Endpoint &endpoint, QObject *parent = nullptr);

    const Endpoint &endpoint() const { return m_endpoint; }
    int fieldCount() const;
    const Parameter &parameter(int field) const;
    /// -1 where the endpoint has no such parameter.
    int fieldNamed(QStringView name) const;

    QString value(int field) const;
    /// Normalises first: full-width digits and commas, white space, any of `,;、，；` or line breaks between codes,
    /// duplicate codes, lower-case country codes. Emits valueChanged and problemChanged where something changed.
    void setValue(int field, const QString &text);
    void reset();

    FieldProblem problem(int field) const;
    /// The piece of the value that the problem is about; may be empty.
    QString offender(int field) const;
    bool isValid() const;
    /// First field with a problem, -1 if none.
    int firstProblem() const;

    /// How many leases the call asks for (num, or its default); 0 for a list.
    int wantedCount() const;
    /// What to send beyond key and pwd: only values that differ from the vendor's defaults, in catalogue order.
    QueryItems queryItems() const;

    /// For remembering values per endpoint; unknown names are ignored on the way back.
    QueryItems save() const;
    void restore(const QueryItems &values);

Q_SIGNALS:
    void valueChanged(int field);
    void problemChanged(int field);

private:
    void judge();

    const Endpoint &m_endpoint;
    QList<const Parameter *> m_fields;
    QStringList m_values;
    QList<FieldProblem> m_problems;
    QStringList m_offenders;
};

} // namespace proxydeck
