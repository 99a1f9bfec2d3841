"""What a team would write instead: the commit of evidence with FastAPI and asyncpg, the same statements on the same table."""

import hashlib
import json
import os
from datetime import datetime
from typing import Optional
from uuid import UUID

import asyncpg
import jwt
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, conint, constr

LOCK = """
select pg_advisory_xact_lock(k.key)
  from (select distinct hashtextextended(current_setting('app.tenant_id') || '/' || c::text, 0) as key
          from unnest($1::uuid[]) c
         order by 1) k
"""
INSERT = """
insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id,
                          device_id, payload, idempotency_key, request_digest, occurred_at)
values ('PH1.D', 'Other', 'INFO', $1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10)
on conflict (tenant_id, engine, correlation_id, idempotency_key) do nothing
returning event_id, created_at
"""
PAYLOAD = ("request_id", "prompt_template_version", "output_schema_hash", "tool_catalog_hash", "policy_context_hash",
           "transcript_hash", "model_id", "model_route_class", "temperature_bp", "max_tokens")

Word = constr(regex="^[1-9][0-9]{0,19}$")
Name = constr(min_length=1, max_length=128)


class Commit(BaseModel):
    idempotency_key: Name
    correlation_id: UUID
    turn_id: conint(ge=1, lt=2**63)
    session_id: Optional[Name]
    user_id: Name
    device_id: Name
    request_id: Word
    prompt_template_version: conint(ge=1, lt=2**32)
    output_schema_hash: Word
    tool_catalog_hash: Word
    policy_context_hash: Word
    transcript_hash: Word
    model_id: constr(regex="^[A-Za-z0-9_.:/-]{1,128}$")
    model_route_class: constr(regex="^(PRIMARY|SECONDARY|TERTIARY)$")
    temperature_bp: conint(ge=0, le=10000)
    max_tokens: conint(ge=1, le=65536)
    reason_code: conint(ge=1, lt=2**32)
    now: Optional[datetime]


app = FastAPI()
keys = jwt.PyJWKClient(os.environ["ISSUER"] + "/protocol/openid-connect/certs", cache_keys=True)


@app.on_event("startup")
async def start():
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE"], min_size=8, max_size=8)


@app.post("/audit/ph1d/chat", status_code=201)
async def chat(commit: Commit, authorization: str = Header()):
    token = authorization.removeprefix("Bearer ")
    try:
        key = keys.get_signing_key_from_jwt(token).key
        claims = jwt.decode(token, key, ["RS256"], audience="gemel-api", issuer=os.environ["ISSUER"])
    except jwt.PyJWTError:
        raise HTTPException(401)
    if "runtime" not in claims["realm_access"]["roles"]:
        raise HTTPException(403)
    body = commit.dict(exclude_none=True)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()
    payload = {"decision": "CHAT", "output_mode": "chat"} | {name: str(body[name]) for name in PAYLOAD}
    async with app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute("select set_config('app.tenant_id', $1, true)", claims["tenant_id"])
        await connection.execute(LOCK, [commit.correlation_id])
        row = await connection.fetchrow(
            INSERT, commit.reason_code, commit.correlation_id, commit.turn_id, commit.session_id, commit.user_id,
            commit.device_id, json.dumps(payload), commit.idempotency_key, digest, commit.now)
    if row is None:
        raise HTTPException(409)
    return {"audit_event_id": str(row["event_id"]), "created_at": row["created_at"]}
