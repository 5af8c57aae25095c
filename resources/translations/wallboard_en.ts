<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>Action</name>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Space</translation>
  </message>
 </context>
 <context>
  <name>Agent</name>
  <message>
   <source>In hand</source>
   <translation>In hand</translation>
  </message>
  <message>
   <source>Kept for later</source>
   <translation>Kept for later</translation>
  </message>
  <message>
   <source>Moves to {team} when this work ends, until {time}.</source>
   <translation>Moves to {team} when this work ends, until {time}.</translation>
  </message>
  <message>
   <source>Moves to {team} when this work ends.</source>
   <translation>Moves to {team} when this work ends.</translation>
  </message>
  <message>
   <source>Nothing is yours now. What is offered to you stands here.</source>
   <translation>Nothing is yours now. What is offered to you stands here.</translation>
  </message>
  <message>
   <source>Nothing is yours. While you are not on shift nobody sends you.</source>
   <translation>Nothing is yours. While you are not on shift nobody sends you.</translation>
  </message>
  <message>
   <source>Offered</source>
   <translation>Offered</translation>
  </message>
  <message>
   <source>Offers are accepted automatically.</source>
   <translation>Offers are accepted automatically.</translation>
  </message>
  <message>
   <source>Severity {severity}</source>
   <translation>Severity {severity}</translation>
  </message>
  <message>
   <source>Works for {team} now.</source>
   <translation>Works for {team} now.</translation>
  </message>
  <message>
   <source>Works for {team} until {time}.</source>
   <translation>Works for {team} until {time}.</translation>
  </message>
  <message>
   <source>You answer for {name}.</source>
   <translation>You answer for {name}.</translation>
  </message>
  <message>
   <source>accepted at {time}</source>
   <translation>accepted at {time}</translation>
  </message>
  <message>
   <source>answer by</source>
   <translation>answer by</translation>
  </message>
  <message>
   <source>as support</source>
   <translation>as support</translation>
  </message>
  <message>
   <source>break</source>
   <translation>break</translation>
  </message>
  <message>
   <source>for later</source>
   <translation>for later</translation>
  </message>
  <message>
   <source>goes back</source>
   <translation>goes back</translation>
  </message>
  <message>
   <source>kept for</source>
   <translation>kept for</translation>
  </message>
  <message>
   <source>nobody knows whether you are here</source>
   <translation>nobody knows whether you are here</translation>
  </message>
  <message>
   <source>off</source>
   <translation>off</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>offered</translation>
  </message>
  <message>
   <source>on shift</source>
   <translation>on shift</translation>
  </message>
  <message>
   <source>to all of {team}: the first to accept has it</source>
   <translation>to all of {team}: the first to accept has it</translation>
  </message>
  <message>
   <source>to answer</source>
   <translation>to answer</translation>
  </message>
  <message>
   <source>to {promise}</source>
   <translation>to {promise}</translation>
  </message>
  <message>
   <source>working since {time}</source>
   <translation>working since {time}</translation>
  </message>
  <message>
   <source>{promise} by</source>
   <translation>{promise} by</translation>
  </message>
  <message>
   <source>{promise} by {time}</source>
   <translation>{promise} by {time}</translation>
  </message>
  <message>
   <source>{promise} overdue</source>
   <translation>{promise} overdue</translation>
  </message>
  <message>
   <source>{promise} overdue {time}</source>
   <translation>{promise} overdue {time}</translation>
  </message>
  <message>
   <source>{promise} within {time}</source>
   <translation>{promise} within {time}</translation>
  </message>
  <message>
   <source>{reason} until {time}</source>
   <translation>{reason} until {time}</translation>
  </message>
 </context>
 <context>
  <name>AgentHead</name>
  <message>
   <source>As of {time}, and not live.</source>
   <translation>As of {time}, and not live.</translation>
  </message>
  <message>
   <source>As of {time}: nothing can be sent until it is live again.</source>
   <translation>As of {time}: nothing can be sent until it is live again.</translation>
  </message>
 </context>
 <context>
  <name>AgentWindow</name>
  <message>
   <source>{count} offered</source>
   <translation>{count} offered</translation>
  </message>
 </context>
 <context>
  <name>Alarm</name>
  <message numerus="yes">
   <source>%n more are snoozed</source>
   <translation>
    <numerusform>%n more is snoozed</numerusform>
    <numerusform>%n more are snoozed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more ring</source>
   <translation>
    <numerusform>%n more rings</numerusform>
    <numerusform>%n more ring</numerusform>
   </translation>
  </message>
  <message>
   <source>ALARM</source>
   <translation>ALARM</translation>
  </message>
  <message>
   <source>Acknowledge</source>
   <translation>Acknowledge</translation>
  </message>
  <message>
   <source>All {count}</source>
   <translation>All {count}</translation>
  </message>
  <message>
   <source>No alarm rings.</source>
   <translation>No alarm rings.</translation>
  </message>
  <message>
   <source>SNOOZED</source>
   <translation>SNOOZED</translation>
  </message>
  <message>
   <source>Snooze for {minutes} minutes</source>
   <translation>Snooze for {minutes} minutes</translation>
  </message>
  <message>
   <source>Snooze {minutes} min</source>
   <translation>Snooze {minutes} min</translation>
  </message>
  <message>
   <source>The plan of the wall offers no such span.</source>
   <translation>The plan of the wall offers no such span.</translation>
  </message>
  <message>
   <source>acknowledge at any desk</source>
   <translation>acknowledge at any desk</translation>
  </message>
  <message>
   <source>no team</source>
   <translation>no team</translation>
  </message>
  <message>
   <source>not heard: quiet hours until {time}</source>
   <translation>not heard: quiet hours until {time}</translation>
  </message>
  <message>
   <source>quiet hours until {time}</source>
   <translation>quiet hours until {time}</translation>
  </message>
  <message>
   <source>since {time}</source>
   <translation>since {time}</translation>
  </message>
  <message>
   <source>somebody</source>
   <translation>somebody</translation>
  </message>
  <message>
   <source>unanswered</source>
   <translation>unanswered</translation>
  </message>
  <message>
   <source>until it rings again</source>
   <translation>until it rings again</translation>
  </message>
  <message>
   <source>until {time}</source>
   <translation>until {time}</translation>
  </message>
  <message>
   <source>{count} snoozed by {who} until {time}</source>
   <translation>{count} snoozed by {who} until {time}</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{nature} · {team}</source>
   <translation>{nature} · {team}</translation>
  </message>
  <message>
   <source>{reference} · {severity}</source>
   <translation>{reference} · {severity}</translation>
  </message>
  <message>
   <source>{reference} · {severity} · snoozed by {who} until {time}</source>
   <translation>{reference} · {severity} · snoozed by {who} until {time}</translation>
  </message>
  <message>
   <source>{reference} · {severity} · unanswered since {time}</source>
   <translation>{reference} · {severity} · unanswered since {time}</translation>
  </message>
 </context>
 <context>
  <name>AlarmSound</name>
  <message>
   <source>No sound device: alarms are shown, and cannot be heard.</source>
   <translation>No sound device: alarms are shown, and cannot be heard.</translation>
  </message>
  <message>
   <source>Qt’s sound library cannot be loaded (libpulse0?): alarms are shown, and cannot be heard.</source>
   <translation>Qt’s sound library cannot be loaded (libpulse0?): alarms are shown, and cannot be heard.</translation>
  </message>
 </context>
 <context>
  <name>AnswerForOthers</name>
  <message>
   <source>A number, or a name</source>
   <translation>A number, or a name</translation>
  </message>
  <message>
   <source>Accept for {who}</source>
   <translation>Accept for {who}</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Choose one incident first.</source>
   <translation>Choose one incident first.</translation>
  </message>
  <message>
   <source>Decline for {who}…</source>
   <translation>Decline for {who}…</translation>
  </message>
  <message>
   <source>Nobody has {reference} to answer for.</source>
   <translation>Nobody has {reference} to answer for.</translation>
  </message>
  <message>
   <source>Type a name</source>
   <translation>Type a name</translation>
  </message>
  <message>
   <source>Who of {team} takes it?</source>
   <translation>Who of {team} takes it?</translation>
  </message>
  <message>
   <source>{who} begins</source>
   <translation>{who} begins</translation>
  </message>
  <message>
   <source>{who} is done…</source>
   <translation>{who} is done…</translation>
  </message>
 </context>
 <context>
  <name>Awake</name>
  <message>
   <source>A screen saver may cover the wall: {why}. {way_out}</source>
   <translation>A screen saver may cover the wall: {why}. {way_out}</translation>
  </message>
  <message>
   <source>This machine may go to sleep: {why}. {way_out}</source>
   <translation>This machine may go to sleep: {why}. {way_out}</translation>
  </message>
 </context>
 <context>
  <name>BarMarking</name>
  <message>
   <source>PAST</source>
   <translation>PAST</translation>
  </message>
 </context>
 <context>
  <name>Bonds</name>
  <message>
   <source>accepts automatically</source>
   <translation>accepts automatically</translation>
  </message>
  <message>
   <source>answers offers</source>
   <translation>answers offers</translation>
  </message>
  <message>
   <source>asked for {reference}</source>
   <translation>asked for {reference}</translation>
  </message>
  <message>
   <source>asked for {reference}, {left} to answer</source>
   <translation>asked for {reference}, {left} to answer</translation>
  </message>
  <message>
   <source>asked: {who}</source>
   <translation>asked: {who}</translation>
  </message>
  <message>
   <source>came back: {why}</source>
   <translation>came back: {why}</translation>
  </message>
  <message>
   <source>from {team}</source>
   <translation>from {team}</translation>
  </message>
  <message>
   <source>from {team} until {time}</source>
   <translation>from {team} until {time}</translation>
  </message>
  <message>
   <source>kept for {reference}</source>
   <translation>kept for {reference}</translation>
  </message>
  <message>
   <source>kept for {reference}, {time}</source>
   <translation>kept for {reference}, {time}</translation>
  </message>
  <message>
   <source>reserved: {who}</source>
   <translation>reserved: {who}</translation>
  </message>
  <message>
   <source>then to {team}</source>
   <translation>then to {team}</translation>
  </message>
  <message>
   <source>{left} asked: {who}</source>
   <translation>{left} asked: {who}</translation>
  </message>
  <message>
   <source>{who} is asked</source>
   <translation>{who} is asked</translation>
  </message>
  <message>
   <source>{who} is asked, {left} to answer</source>
   <translation>{who} is asked, {left} to answer</translation>
  </message>
  <message>
   <source>{who} kept for it</source>
   <translation>{who} kept for it</translation>
  </message>
  <message>
   <source>{who} kept for it, {time}</source>
   <translation>{who} kept for it, {time}</translation>
  </message>
 </context>
 <context>
  <name>CalendarForm</name>
  <message>
   <source>09:00–12:30, 13:00–17:30 · 22:00–06:00 · closed · 24 hours</source>
   <translation>09:00–12:30, 13:00–17:30 · 22:00–06:00 · closed · 24 hours</translation>
  </message>
  <message>
   <source>Breaks</source>
   <translation>Breaks</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Hours on {day}</source>
   <translation>Hours on {day}</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Opening hours</source>
   <translation>Opening hours</translation>
  </message>
  <message>
   <source>Other hours</source>
   <translation>Other hours</translation>
  </message>
  <message>
   <source>Public holidays</source>
   <translation>Public holidays</translation>
  </message>
  <message>
   <source>There is a calendar {code} already; write another code.</source>
   <translation>There is a calendar {code} already; write another code.</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Time zone</translation>
  </message>
  <message>
   <source>one date a line: 2026-06-30  12:00–14:00</source>
   <translation>one date a line: 2026-06-30  12:00–14:00</translation>
  </message>
  <message>
   <source>one date a line: 2026-12-24  09:00–12:30</source>
   <translation>one date a line: 2026-12-24  09:00–12:30</translation>
  </message>
 </context>
 <context>
  <name>Chip</name>
  <message>
   <source>back {time}</source>
   <translation>back {time}</translation>
  </message>
  <message>
   <source>break {span}</source>
   <translation>break {span}</translation>
  </message>
  <message>
   <source>free {span}</source>
   <translation>free {span}</translation>
  </message>
  <message>
   <source>no incident</source>
   <translation>no incident</translation>
  </message>
  <message>
   <source>on its way …</source>
   <translation>on its way …</translation>
  </message>
 </context>
 <context>
  <name>ChipRow</name>
  <message numerus="yes">
   <source>%n more parts of the filter</source>
   <translation>
    <numerusform>%n more part of the filter</numerusform>
    <numerusform>%n more parts of the filter</numerusform>
   </translation>
  </message>
  <message>
   <source>+{count}</source>
   <translation>+{count}</translation>
  </message>
  <message>
   <source>{part} means nothing on this floor: take it out of the filter</source>
   <translation>{part} means nothing on this floor: take it out of the filter</translation>
  </message>
  <message>
   <source>{part}: take it out of the filter</source>
   <translation>{part}: take it out of the filter</translation>
  </message>
 </context>
 <context>
  <name>ChooseByNumber</name>
  <message numerus="yes">
   <source>%n incidents to {who}?</source>
   <translation>
    <numerusform>%n incident to {who}?</numerusform>
    <numerusform>%n incidents to {who}?</numerusform>
   </translation>
  </message>
  <message>
   <source>A number, or a name</source>
   <translation>A number, or a name</translation>
  </message>
  <message>
   <source>As lead</source>
   <translation>As lead</translation>
  </message>
  <message>
   <source>As support</source>
   <translation>As support</translation>
  </message>
  <message>
   <source>Choose an incident first.</source>
   <translation>Choose an incident first.</translation>
  </message>
  <message>
   <source>Deploy</source>
   <translation>Deploy</translation>
  </message>
  <message>
   <source>Look at it as it is now</source>
   <translation>Look at it as it is now</translation>
  </message>
  <message>
   <source>Reserve</source>
   <translation>Reserve</translation>
  </message>
  <message>
   <source>This incident is not open on this board.</source>
   <translation>This incident is not open on this board.</translation>
  </message>
  <message>
   <source>To a team</source>
   <translation>To a team</translation>
  </message>
  <message numerus="yes">
   <source>Who takes these %n incidents?</source>
   <translation>
    <numerusform>Who takes it?</numerusform>
    <numerusform>Who takes these %n incidents?</numerusform>
   </translation>
  </message>
  <message>
   <source>Who takes {reference} {nature}?</source>
   <translation>Who takes {reference} {nature}?</translation>
  </message>
  <message>
   <source>not the best for all of them</source>
   <translation>not the best for all of them</translation>
  </message>
  <message>
   <source>{can} can go, {cannot} cannot · Left and Right: another list</source>
   <translation>{can} can go, {cannot} cannot · Left and Right: another list</translation>
  </message>
  <message>
   <source>{reference} is not open.</source>
   <translation>{reference} is not open.</translation>
  </message>
  <message>
   <source>{who} leads {reference} {nature}: who else?</source>
   <translation>{who} leads {reference} {nature}: who else?</translation>
  </message>
  <message>
   <source>{who} leads {reference} {nature}: who helps?</source>
   <translation>{who} leads {reference} {nature}: who helps?</translation>
  </message>
  <message>
   <source>{who}: {why}. Why all the same?</source>
   <translation>{who}: {why}. Why all the same?</translation>
  </message>
 </context>
 <context>
  <name>Choosing</name>
  <message>
   <source>In {hours} h</source>
   <translation>In {hours} h</translation>
  </message>
  <message>
   <source>In {minutes} min</source>
   <translation>In {minutes} min</translation>
  </message>
  <message>
   <source>Reserve {who} for when?</source>
   <translation>Reserve {who} for when?</translation>
  </message>
  <message>
   <source>Type a time, such as 16:30</source>
   <translation>Type a time, such as 16:30</translation>
  </message>
  <message>
   <source>Until it is sent</source>
   <translation>Until it is sent</translation>
  </message>
  <message>
   <source>When the shift begins</source>
   <translation>When the shift begins</translation>
  </message>
  <message>
   <source>busy</source>
   <translation>busy</translation>
  </message>
  <message>
   <source>free</source>
   <translation>free</translation>
  </message>
  <message>
   <source>not here</source>
   <translation>not here</translation>
  </message>
  <message>
   <source>on a break</source>
   <translation>on a break</translation>
  </message>
  <message>
   <source>on a break: {reason}</source>
   <translation>on a break: {reason}</translation>
  </message>
  <message>
   <source>{agent} first</source>
   <translation>{agent} first</translation>
  </message>
  <message>
   <source>{agent} is recommended</source>
   <translation>{agent} is recommended</translation>
  </message>
  <message>
   <source>{points} of {weight}</source>
   <translation>{points} of {weight}</translation>
  </message>
 </context>
 <context>
  <name>Company</name>
  <message numerus="yes">
   <source>%n boards</source>
   <translation>
    <numerusform>%n board</numerusform>
    <numerusform>%n boards</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n demo floors</source>
   <translation>
    <numerusform>%n demo floor</numerusform>
    <numerusform>%n demo floors</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n engines</source>
   <translation>
    <numerusform>%n engine</numerusform>
    <numerusform>%n engines</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n feeds</source>
   <translation>
    <numerusform>%n feed</numerusform>
    <numerusform>%n feeds</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n replays</source>
   <translation>
    <numerusform>%n replay</numerusform>
    <numerusform>%n replays</numerusform>
   </translation>
  </message>
  <message>
   <source>BLIND</source>
   <translation>BLIND</translation>
  </message>
  <message>
   <source>Board</source>
   <translation>Board</translation>
  </message>
  <message>
   <source>Demo floor</source>
   <translation>Demo floor</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Feed</translation>
  </message>
  <message>
   <source>Forecast is not live</source>
   <translation>Forecast is not live</translation>
  </message>
  <message>
   <source>Incidents and people</source>
   <translation>Incidents and people</translation>
  </message>
  <message>
   <source>LATE</source>
   <translation>LATE</translation>
  </message>
  <message>
   <source>LIVE</source>
   <translation>LIVE</translation>
  </message>
  <message>
   <source>Last hours</source>
   <translation>Last hours</translation>
  </message>
  <message>
   <source>Last hours are not live</source>
   <translation>Last hours are not live</translation>
  </message>
  <message>
   <source>Others on this log</source>
   <translation>Others on this log</translation>
  </message>
  <message>
   <source>Programs on this database</source>
   <translation>Programs on this database</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Replay</translation>
  </message>
  <message>
   <source>STALE</source>
   <translation>STALE</translation>
  </message>
  <message>
   <source>Weeks and forecast</source>
   <translation>Weeks and forecast</translation>
  </message>
  <message>
   <source>What this page draws on</source>
   <translation>What this page draws on</translation>
  </message>
  <message>
   <source>as of {time}</source>
   <translation>as of {time}</translation>
  </message>
  <message>
   <source>follows ANOTHER LOG</source>
   <translation>follows ANOTHER LOG</translation>
  </message>
  <message>
   <source>lags {span}</source>
   <translation>lags {span}</translation>
  </message>
  <message>
   <source>not read yet</source>
   <translation>not read yet</translation>
  </message>
  <message>
   <source>silent {span}</source>
   <translation>silent {span}</translation>
  </message>
  <message>
   <source>this one</source>
   <translation>this one</translation>
  </message>
  <message>
   <source>{count} d</source>
   <translation>{count} d</translation>
  </message>
  <message>
   <source>{count} h</source>
   <translation>{count} h</translation>
  </message>
  <message>
   <source>{count} min</source>
   <translation>{count} min</translation>
  </message>
  <message>
   <source>{count} s</source>
   <translation>{count} s</translation>
  </message>
  <message>
   <source>{first}, and {count} more</source>
   <translation>{first}, and {count} more</translation>
  </message>
  <message>
   <source>{kind} on {host} follows ANOTHER LOG</source>
   <translation>{kind} on {host} follows ANOTHER LOG</translation>
  </message>
  <message>
   <source>{kind} on {host} lags {span}</source>
   <translation>{kind} on {host} lags {span}</translation>
  </message>
  <message>
   <source>{kind} on {host} silent {span}</source>
   <translation>{kind} on {host} silent {span}</translation>
  </message>
  <message numerus="yes">
   <source>{programs} follow</source>
   <translation>
    <numerusform>{programs} follows</numerusform>
    <numerusform>{programs} follow</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CompanyPane</name>
  <message>
   <source>Sources and programs</source>
   <translation>Sources and programs</translation>
  </message>
  <message>
   <source>Who follows this log</source>
   <translation>Who follows this log</translation>
  </message>
 </context>
 <context>
  <name>CopyDialog</name>
  <message>
   <source>Copy</source>
   <translation>Copy</translation>
  </message>
 </context>
 <context>
  <name>CrashDialog</name>
  <message>
   <source>The board goes on. Please send the text below to whoever looks after this program.</source>
   <translation>The board goes on. Please send the text below to whoever looks after this program.</translation>
  </message>
  <message>
   <source>Wallboard: an error</source>
   <translation>Wallboard: an error</translation>
  </message>
 </context>
 <context>
  <name>Desk</name>
  <message>
   <source>nobody of the team is known, load {load}</source>
   <translation>nobody of the team is known, load {load}</translation>
  </message>
  <message>
   <source>{free} free, {busy} busy, {resting} on a break, load {load} of {capacity}</source>
   <translation>{free} free, {busy} busy, {resting} on a break, load {load} of {capacity}</translation>
  </message>
 </context>
 <context>
  <name>DeskActs</name>
  <message>
   <source>Hold this incident to other rules</source>
   <translation>Hold this incident to other rules</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Move</translation>
  </message>
  <message>
   <source>Note that those who wait were told</source>
   <translation>Note that those who wait were told</translation>
  </message>
  <message>
   <source>Other rules…</source>
   <translation>Other rules…</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Rules to hold it to</source>
   <translation>Rules to hold it to</translation>
  </message>
  <message>
   <source>Rules…</source>
   <translation>Rules…</translation>
  </message>
  <message>
   <source>Told</source>
   <translation>Told</translation>
  </message>
  <message>
   <source>Update given</source>
   <translation>Update given</translation>
  </message>
  <message>
   <source>there is no other version</source>
   <translation>there is no other version</translation>
  </message>
  <message>
   <source>those it began under</source>
   <translation>those it began under</translation>
  </message>
  <message>
   <source>version {number}, {name}</source>
   <translation>version {number}, {name}</translation>
  </message>
  <message>
   <source>why, Enter; Esc lets it be</source>
   <translation>why, Enter; Esc lets it be</translation>
  </message>
 </context>
 <context>
  <name>DeskHead</name>
  <message>
   <source>Desk</source>
   <translation>Desk</translation>
  </message>
  <message>
   <source>all teams, worst first</source>
   <translation>all teams, worst first</translation>
  </message>
  <message>
   <source>database time</source>
   <translation>database time</translation>
  </message>
 </context>
 <context>
  <name>DeskStrip</name>
  <message>
   <source>As of {time}, {seconds} s ago. Drops are still accepted.</source>
   <translation>As of {time}, {seconds} s ago. Drops are still accepted.</translation>
  </message>
  <message>
   <source>As of {time}, {seconds} s ago. Nothing can be sent until the board is live again.</source>
   <translation>As of {time}, {seconds} s ago. Nothing can be sent until the board is live again.</translation>
  </message>
  <message>
   <source>As of {time}, {seconds} s ago. Sending somebody takes a reason.</source>
   <translation>As of {time}, {seconds} s ago. Sending somebody takes a reason.</translation>
  </message>
  <message>
   <source>Explain this figure</source>
   <translation>Explain this figure</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Figures</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} more</translation>
  </message>
 </context>
 <context>
  <name>Detail</name>
  <message numerus="yes">
   <source>%n others</source>
   <translation>
    <numerusform>%n other</numerusform>
    <numerusform>%n others</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n times</source>
   <translation>
    <numerusform>once</numerusform>
    <numerusform>%n times</numerusform>
   </translation>
  </message>
  <message>
   <source>Advice</source>
   <translation>Advice</translation>
  </message>
  <message>
   <source>As of {time}; the log cannot be read now: {why}</source>
   <translation>As of {time}; the log cannot be read now: {why}</translation>
  </message>
  <message>
   <source>At this instant the incident was not open.</source>
   <translation>At this instant the incident was not open.</translation>
  </message>
  <message>
   <source>By the deploy rules of version {number}. The stored facts give the same ranking again.</source>
   <translation>By the deploy rules of version {number}. The stored facts give the same ranking again.</translation>
  </message>
  <message>
   <source>By the standard deploy rules. The stored facts give the same ranking again.</source>
   <translation>By the standard deploy rules. The stored facts give the same ranking again.</translation>
  </message>
  <message>
   <source>Came back</source>
   <translation>Came back</translation>
  </message>
  <message>
   <source>Cancelled {time}, no longer on the board</source>
   <translation>Cancelled {time}, no longer on the board</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Class</translation>
  </message>
  <message>
   <source>Close “{words}”</source>
   <translation>Close “{words}”</translation>
  </message>
  <message>
   <source>Closed {time}, no longer on the board</source>
   <translation>Closed {time}, no longer on the board</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>Forecast</translation>
  </message>
  <message>
   <source>Links</source>
   <translation>Links</translation>
  </message>
  <message>
   <source>Merged into another {time}, no longer on the board</source>
   <translation>Merged into another {time}, no longer on the board</translation>
  </message>
  <message>
   <source>Needs</source>
   <translation>Needs</translation>
  </message>
  <message>
   <source>No longer on the board</source>
   <translation>No longer on the board</translation>
  </message>
  <message>
   <source>No promise is set for this priority.</source>
   <translation>No promise is set for this priority.</translation>
  </message>
  <message>
   <source>Nobody was sent by a command that says why: another program wrote it.</source>
   <translation>Nobody was sent by a command that says why: another program wrote it.</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>Opened</translation>
  </message>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
  <message>
   <source>Priority</source>
   <translation>Priority</translation>
  </message>
  <message>
   <source>Promises</source>
   <translation>Promises</translation>
  </message>
  <message>
   <source>P{priority}, from severity and urgency</source>
   <translation>P{priority}, from severity and urgency</translation>
  </message>
  <message>
   <source>P{priority}, set by {source}</source>
   <translation>P{priority}, set by {source}</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>Reopened</translation>
  </message>
  <message>
   <source>Resolved {time}, no longer on the board</source>
   <translation>Resolved {time}, no longer on the board</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Rules</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Severity</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>State</source>
   <translation>State</translation>
  </message>
  <message>
   <source>The log cannot be read now: {why}</source>
   <translation>The log cannot be read now: {why}</translation>
  </message>
  <message>
   <source>The log is being read …</source>
   <translation>The log is being read …</translation>
  </message>
  <message>
   <source>The log says nothing of it that can be read.</source>
   <translation>The log says nothing of it that can be read.</translation>
  </message>
  <message>
   <source>The row of this incident cannot be read.</source>
   <translation>The row of this incident cannot be read.</translation>
  </message>
  <message>
   <source>This incident is no longer open.</source>
   <translation>This incident is no longer open.</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>Timeline</translation>
  </message>
  <message>
   <source>Told</source>
   <translation>Told</translation>
  </message>
  <message>
   <source>Waits</source>
   <translation>Waits</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Warning</translation>
  </message>
  <message>
   <source>What is kept of it is not what was written then.</source>
   <translation>What is kept of it is not what was written then.</translation>
  </message>
  <message>
   <source>Why cannot be read now: {why}</source>
   <translation>Why cannot be read now: {why}</translation>
  </message>
  <message>
   <source>Why not</source>
   <translation>Why not</translation>
  </message>
  <message>
   <source>Why these people?</source>
   <translation>Why these people?</translation>
  </message>
  <message>
   <source>Why who was sent?</source>
   <translation>Why who was sent?</translation>
  </message>
  <message>
   <source>Why {who}?</source>
   <translation>Why {who}?</translation>
  </message>
  <message numerus="yes">
   <source>and %n earlier ones, which the proof tells</source>
   <translation>
    <numerusform>and %n earlier one, which the proof tells</numerusform>
    <numerusform>and %n earlier ones, which the proof tells</numerusform>
   </translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>and {count} more</translation>
  </message>
  <message>
   <source>at risk</source>
   <translation>at risk</translation>
  </message>
  <message>
   <source>back to {reference}</source>
   <translation>back to {reference}</translation>
  </message>
  <message>
   <source>cancelled {time}</source>
   <translation>cancelled {time}</translation>
  </message>
  <message>
   <source>critical</source>
   <translation>critical</translation>
  </message>
  <message>
   <source>due {time}</source>
   <translation>due {time}</translation>
  </message>
  <message>
   <source>from the log</source>
   <translation>from the log</translation>
  </message>
  <message>
   <source>is being read …</source>
   <translation>is being read …</translation>
  </message>
  <message>
   <source>lead</source>
   <translation>lead</translation>
  </message>
  <message>
   <source>major</source>
   <translation>major</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>medium</translation>
  </message>
  <message>
   <source>met {time}</source>
   <translation>met {time}</translation>
  </message>
  <message>
   <source>minor</source>
   <translation>minor</translation>
  </message>
  <message>
   <source>missed, done {time}</source>
   <translation>missed, done {time}</translation>
  </message>
  <message>
   <source>no special skill</source>
   <translation>no special skill</translation>
  </message>
  <message>
   <source>no time</source>
   <translation>no time</translation>
  </message>
  <message>
   <source>nobody</source>
   <translation>nobody</translation>
  </message>
  <message>
   <source>not known now</source>
   <translation>not known now</translation>
  </message>
  <message>
   <source>overdue since {time}</source>
   <translation>overdue since {time}</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>paused: {reason}</source>
   <translation>paused: {reason}</translation>
  </message>
  <message>
   <source>since {time}</source>
   <translation>since {time}</translation>
  </message>
  <message>
   <source>support</source>
   <translation>support</translation>
  </message>
  <message>
   <source>team {team}</source>
   <translation>team {team}</translation>
  </message>
  <message>
   <source>the hours never come</source>
   <translation>the hours never come</translation>
  </message>
  <message>
   <source>up to {time}</source>
   <translation>up to {time}</translation>
  </message>
  <message>
   <source>version {number}, moved to it</source>
   <translation>version {number}, moved to it</translation>
  </message>
  <message>
   <source>within {span}, due {time}</source>
   <translation>within {span}, due {time}</translation>
  </message>
  <message>
   <source>within {span}, overdue since {time}</source>
   <translation>within {span}, overdue since {time}</translation>
  </message>
  <message>
   <source>within {span}, {used} used</source>
   <translation>within {span}, {used} used</translation>
  </message>
  <message>
   <source>{agent} was recommended</source>
   <translation>{agent} was recommended</translation>
  </message>
  <message>
   <source>{agent}, could not go</source>
   <translation>{agent}, could not go</translation>
  </message>
  <message>
   <source>{agent}, only for a reason</source>
   <translation>{agent}, only for a reason</translation>
  </message>
  <message>
   <source>{agent}, {score} points</source>
   <translation>{agent}, {score} points</translation>
  </message>
  <message>
   <source>{count} earlier</source>
   <translation>{count} earlier</translation>
  </message>
  <message>
   <source>{count} earlier, which “wallboard story” tells</source>
   <translation>{count} earlier, which “wallboard story” tells</translation>
  </message>
  <message>
   <source>{name} ended</source>
   <translation>{name} ended</translation>
  </message>
  <message>
   <source>{name} ended, opened {time}</source>
   <translation>{name} ended, opened {time}</translation>
  </message>
  <message>
   <source>{name} open</source>
   <translation>{name} open</translation>
  </message>
  <message>
   <source>{name} open since {time}</source>
   <translation>{name} open since {time}</translation>
  </message>
  <message>
   <source>{points} of {weight}</source>
   <translation>{points} of {weight}</translation>
  </message>
  <message>
   <source>{promise}, {cycle}. time</source>
   <translation>{promise}, {cycle}. time</translation>
  </message>
  <message>
   <source>{reference} in {source}</source>
   <translation>{reference} in {source}</translation>
  </message>
  <message>
   <source>{severity} {word}; urgency {urgency}</source>
   <translation>{severity} {word}; urgency {urgency}</translation>
  </message>
  <message>
   <source>{span} h working</source>
   <translation>{span} h working</translation>
  </message>
  <message>
   <source>{state} automatically</source>
   <translation>{state} automatically</translation>
  </message>
  <message>
   <source>{state} by somebody for them</source>
   <translation>{state} by somebody for them</translation>
  </message>
  <message>
   <source>{state} for {time}</source>
   <translation>{state} for {time}</translation>
  </message>
  <message>
   <source>{state}, to answer by {time}</source>
   <translation>{state}, to answer by {time}</translation>
  </message>
  <message>
   <source>{time} from {channel}, in {source}</source>
   <translation>{time} from {channel}, in {source}</translation>
  </message>
  <message>
   <source>{time} in {source}</source>
   <translation>{time} in {source}</translation>
  </message>
  <message>
   <source>{time}, by {by}</source>
   <translation>{time}, by {by}</translation>
  </message>
  <message>
   <source>{why}, {time}</source>
   <translation>{why}, {time}</translation>
  </message>
  <message>
   <source>“{reason}”</source>
   <translation>“{reason}”</translation>
  </message>
 </context>
 <context>
  <name>DetailBeside</name>
  <message>
   <source>Deploy</source>
   <translation>Deploy</translation>
  </message>
  <message>
   <source>Why?</source>
   <translation>Why?</translation>
  </message>
 </context>
 <context>
  <name>DetailPane</name>
  <message>
   <source>Incident</source>
   <translation>Incident</translation>
  </message>
 </context>
 <context>
  <name>DetailSheet</name>
  <message>
   <source>Go back</source>
   <translation>Go back</translation>
  </message>
  <message>
   <source>Incident</source>
   <translation>Incident</translation>
  </message>
  <message>
   <source>List everybody else</source>
   <translation>List everybody else</translation>
  </message>
  <message>
   <source>Open this address</source>
   <translation>Open this address</translation>
  </message>
  <message>
   <source>Open this incident</source>
   <translation>Open this incident</translation>
  </message>
  <message>
   <source>Say why not</source>
   <translation>Say why not</translation>
  </message>
  <message>
   <source>Say why this time</source>
   <translation>Say why this time</translation>
  </message>
  <message>
   <source>Say why who was sent</source>
   <translation>Say why who was sent</translation>
  </message>
  <message>
   <source>Show what was earlier</source>
   <translation>Show what was earlier</translation>
  </message>
 </context>
 <context>
  <name>DropBar</name>
  <message>
   <source>As lead</source>
   <translation>As lead</translation>
  </message>
  <message>
   <source>Reserve</source>
   <translation>Reserve</translation>
  </message>
  <message>
   <source>To help</source>
   <translation>To help</translation>
  </message>
  <message>
   <source>Where else to let go</source>
   <translation>Where else to let go</translation>
  </message>
  <message>
   <source>leads it</source>
   <translation>leads it</translation>
  </message>
  <message>
   <source>not now</source>
   <translation>not now</translation>
  </message>
  <message>
   <source>or Ctrl</source>
   <translation>or Ctrl</translation>
  </message>
  <message>
   <source>or Shift</source>
   <translation>or Shift</translation>
  </message>
 </context>
 <context>
  <name>EndsBar</name>
  <message>
   <source>Seen</source>
   <translation>Seen</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Show</translation>
  </message>
 </context>
 <context>
  <name>Explain</name>
  <message>
   <source>Agents who are free / agents who are here, those on a break among them</source>
   <translation>Agents who are free / agents who are here, those on a break among them</translation>
  </message>
  <message>
   <source>Alarm</source>
   <translation>Alarm</translation>
  </message>
  <message>
   <source>By other definitions</source>
   <translation>By other definitions</translation>
  </message>
  <message>
   <source>Denominator</source>
   <translation>Denominator</translation>
  </message>
  <message>
   <source>Figure explained</source>
   <translation>Figure explained</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>Forecast</translation>
  </message>
  <message>
   <source>Formula</source>
   <translation>Formula</translation>
  </message>
  <message>
   <source>How the figure is computed</source>
   <translation>How the figure is computed</translation>
  </message>
  <message>
   <source>Incidents not resolved, closed, cancelled or merged; paused ones count</source>
   <translation>Incidents not resolved, closed, cancelled or merged; paused ones count</translation>
  </message>
  <message>
   <source>Incidents of today answered in time / those that have an outcome</source>
   <translation>Incidents of today answered in time / those that have an outcome</translation>
  </message>
  <message>
   <source>Last weeks</source>
   <translation>Last weeks</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Left out</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Now − the opening of the one open longest, of those no agent is on</source>
   <translation>Now − the opening of the one open longest, of those no agent is on</translation>
  </message>
  <message>
   <source>Numerator</source>
   <translation>Numerator</translation>
  </message>
  <message>
   <source>Open incidents that no agent is on; a team alone is nobody</source>
   <translation>Open incidents that no agent is on; a team alone is nobody</translation>
  </message>
  <message>
   <source>Open incidents whose next promise is broken and still to be kept</source>
   <translation>Open incidents whose next promise is broken and still to be kept</translation>
  </message>
  <message>
   <source>Open incidents whose next promise is not broken and falls due within 30 minutes</source>
   <translation>Open incidents whose next promise is not broken and falls due within 30 minutes</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Profile</translation>
  </message>
  <message>
   <source>Rows behind the figure</source>
   <translation>Rows behind the figure</translation>
  </message>
  <message>
   <source>Service level by every definition, and the figures of the last weeks</source>
   <translation>Service level by every definition, and the figures of the last weeks</translation>
  </message>
  <message>
   <source>The figure before</source>
   <translation>The figure before</translation>
  </message>
  <message>
   <source>The middle of the waits from opening to the first agent, of incidents of today</source>
   <translation>The middle of the waits from opening to the first agent, of incidents of today</translation>
  </message>
  <message>
   <source>The next figure</source>
   <translation>The next figure</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Warning</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Window</translation>
  </message>
  <message>
   <source>With numbers</source>
   <translation>With numbers</translation>
  </message>
  <message>
   <source>and</source>
   <translation>and</translation>
  </message>
  <message>
   <source>answered in time</source>
   <translation>answered in time</translation>
  </message>
  <message>
   <source>as of {time}</source>
   <translation>as of {time}</translation>
  </message>
  <message>
   <source>broken</source>
   <translation>broken</translation>
  </message>
  <message>
   <source>broken already</source>
   <translation>broken already</translation>
  </message>
  <message>
   <source>busy</source>
   <translation>busy</translation>
  </message>
  <message>
   <source>cancelled or merged before T</source>
   <translation>cancelled or merged before T</translation>
  </message>
  <message>
   <source>cancelled or merged unanswered</source>
   <translation>cancelled or merged unanswered</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>cannot be read</translation>
  </message>
  <message>
   <source>dated later than now</source>
   <translation>dated later than now</translation>
  </message>
  <message>
   <source>due in</source>
   <translation>due in</translation>
  </message>
  <message>
   <source>due later than that</source>
   <translation>due later than that</translation>
  </message>
  <message>
   <source>due within 30 min</source>
   <translation>due within 30 min</translation>
  </message>
  <message>
   <source>ended with nobody put on it</source>
   <translation>ended with nobody put on it</translation>
  </message>
  <message>
   <source>free</source>
   <translation>free</translation>
  </message>
  <message>
   <source>free for</source>
   <translation>free for</translation>
  </message>
  <message>
   <source>from {enter} down, ends at {exit}, each for {dwell}</source>
   <translation>from {enter} down, ends at {exit}, each for {dwell}</translation>
  </message>
  <message>
   <source>from {enter} up, ends at {exit}, each for {dwell}</source>
   <translation>from {enter} up, ends at {exit}, each for {dwell}</translation>
  </message>
  <message>
   <source>from {enter}, ends at {exit}, at once</source>
   <translation>from {enter}, ends at {exit}, at once</translation>
  </message>
  <message>
   <source>here</source>
   <translation>here</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>no data</translation>
  </message>
  <message>
   <source>no team</source>
   <translation>no team</translation>
  </message>
  <message>
   <source>nobody waits</source>
   <translation>nobody waits</translation>
  </message>
  <message>
   <source>not broken</source>
   <translation>not broken</translation>
  </message>
  <message>
   <source>not here</source>
   <translation>not here</translation>
  </message>
  <message>
   <source>not in time</source>
   <translation>not in time</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nothing</translation>
  </message>
  <message>
   <source>of a team that cannot be read</source>
   <translation>of a team that cannot be read</translation>
  </message>
  <message>
   <source>of what the filter shows; trends are of the whole floor only</source>
   <translation>of what the filter shows; trends are of the whole floor only</translation>
  </message>
  <message>
   <source>on a break</source>
   <translation>on a break</translation>
  </message>
  <message>
   <source>open</source>
   <translation>open</translation>
  </message>
  <message>
   <source>open for</source>
   <translation>open for</translation>
  </message>
  <message>
   <source>open, and an agent is on it</source>
   <translation>open, and an agent is on it</translation>
  </message>
  <message>
   <source>open, every promise kept or cancelled</source>
   <translation>open, every promise kept or cancelled</translation>
  </message>
  <message>
   <source>open, from an earlier day</source>
   <translation>open, from an earlier day</translation>
  </message>
  <message>
   <source>open, nobody was put on it yet</source>
   <translation>open, nobody was put on it yet</translation>
  </message>
  <message>
   <source>open, nothing was promised</source>
   <translation>open, nothing was promised</translation>
  </message>
  <message>
   <source>opened today and ended since</source>
   <translation>opened today and ended since</translation>
  </message>
  <message>
   <source>overdue</source>
   <translation>overdue</translation>
  </message>
  <message>
   <source>paused: no promise runs</source>
   <translation>paused: no promise runs</translation>
  </message>
  <message>
   <source>since midnight, {since} to {until}</source>
   <translation>since midnight, {since} to {until}</translation>
  </message>
  <message>
   <source>still waiting, can be in time</source>
   <translation>still waiting, can be in time</translation>
  </message>
  <message>
   <source>still waiting, too long already</source>
   <translation>still waiting, too long already</translation>
  </message>
  <message numerus="yes">
   <source>the middle of %n waits: {span}</source>
   <translation>
    <numerusform>the only wait: {span}</numerusform>
    <numerusform>the middle of %n waits: {span}</numerusform>
   </translation>
  </message>
  <message>
   <source>the oldest of {count}: {span}</source>
   <translation>the oldest of {count}: {span}</translation>
  </message>
  <message>
   <source>waited</source>
   <translation>waited</translation>
  </message>
  <message>
   <source>waits that ended</source>
   <translation>waits that ended</translation>
  </message>
  <message>
   <source>with a promise to keep</source>
   <translation>with a promise to keep</translation>
  </message>
  <message>
   <source>with an outcome</source>
   <translation>with an outcome</translation>
  </message>
  <message>
   <source>without an agent</source>
   <translation>without an agent</translation>
  </message>
  <message numerus="yes">
   <source>{count} agents</source>
   <translation>
    <numerusform>{count} agent</numerusform>
    <numerusform>{count} agents</numerusform>
   </translation>
  </message>
  <message>
   <source>{count} d</source>
   <translation>{count} d</translation>
  </message>
  <message numerus="yes">
   <source>{count} incidents</source>
   <translation>
    <numerusform>{count} incident</numerusform>
    <numerusform>{count} incidents</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} incidents, {missed} not in time</source>
   <translation>
    <numerusform>{count} incident, not in time</numerusform>
    <numerusform>{count} incidents, {missed} not in time</numerusform>
   </translation>
  </message>
  <message>
   <source>{count} min</source>
   <translation>{count} min</translation>
  </message>
  <message>
   <source>{count} s</source>
   <translation>{count} s</translation>
  </message>
  <message>
   <source>{formula}, of incidents opened today; in T is within {span}</source>
   <translation>{formula}, of incidents opened today; in T is within {span}</translation>
  </message>
  <message>
   <source>{listed} of {count}</source>
   <translation>{listed} of {count}</translation>
  </message>
  <message>
   <source>{name}: no limits</source>
   <translation>{name}: no limits</translation>
  </message>
  <message>
   <source>{number} %</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <source>{number} min</source>
   <translation>{number} min</translation>
  </message>
  <message>
   <source>{part} / {whole} = {share} %</source>
   <translation>{part} / {whole} = {share} %</translation>
  </message>
  <message>
   <source>{part} of {whole} open</source>
   <translation>{part} of {whole} open</translation>
  </message>
  <message>
   <source>{part} of {whole} with a promise to keep</source>
   <translation>{part} of {whole} with a promise to keep</translation>
  </message>
  <message>
   <source>{readable} that can be read + {unreadable} that cannot = {whole}</source>
   <translation>{readable} that can be read + {unreadable} that cannot = {whole}</translation>
  </message>
  <message>
   <source>{since} to {until}, ahead</source>
   <translation>{since} to {until}, ahead</translation>
  </message>
  <message>
   <source>{time}, the last {hours} h</source>
   <translation>{time}, the last {hours} h</translation>
  </message>
 </context>
 <context>
  <name>FaultPane</name>
  <message numerus="yes">
   <source>%n things are wrong</source>
   <translation>
    <numerusform>%n thing is wrong</numerusform>
    <numerusform>%n things are wrong</numerusform>
   </translation>
  </message>
  <message>
   <source>What is wrong in the draft</source>
   <translation>What is wrong in the draft</translation>
  </message>
 </context>
 <context>
  <name>Figures</name>
  <message numerus="yes">
   <source>%n open incidents are expected to be late</source>
   <translation>
    <numerusform>%n open incident is expected to be late</numerusform>
    <numerusform>%n open incidents are expected to be late</numerusform>
   </translation>
  </message>
  <message>
   <source>(in T + abandoned before T) / offered</source>
   <translation>(in T + abandoned before T) / offered</translation>
  </message>
  <message>
   <source>(in T + short abandons) / offered</source>
   <translation>(in T + short abandons) / offered</translation>
  </message>
  <message>
   <source>90th percentile</source>
   <translation>90th percentile</translation>
  </message>
  <message>
   <source>Abandoned</source>
   <translation>Abandoned</translation>
  </message>
  <message>
   <source>At risk</source>
   <translation>At risk</translation>
  </message>
  <message>
   <source>Beside it</source>
   <translation>Beside it</translation>
  </message>
  <message>
   <source>Breach rate</source>
   <translation>Breach rate</translation>
  </message>
  <message>
   <source>F or Esc closes</source>
   <translation>F or Esc closes</translation>
  </message>
  <message>
   <source>Figures of the floor</source>
   <translation>Figures of the floor</translation>
  </message>
  <message>
   <source>In time, early leavers counted as served</source>
   <translation>In time, early leavers counted as served</translation>
  </message>
  <message>
   <source>In time, early leavers left out</source>
   <translation>In time, early leavers left out</translation>
  </message>
  <message>
   <source>In time, of all offered</source>
   <translation>In time, of all offered</translation>
  </message>
  <message>
   <source>In time, of those answered</source>
   <translation>In time, of those answered</translation>
  </message>
  <message>
   <source>In time, short abandons counted as served</source>
   <translation>In time, short abandons counted as served</translation>
  </message>
  <message>
   <source>Incidents opened from {since} to {until}</source>
   <translation>Incidents opened from {since} to {until}</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Left out</translation>
  </message>
  <message>
   <source>Of those that got so far. 90th percentile: linear between the two closest ranks, {rank}.</source>
   <translation>Of those that got so far. 90th percentile: linear between the two closest ranks, {rank}.</translation>
  </message>
  <message>
   <source>Offered</source>
   <translation>Offered</translation>
  </message>
  <message>
   <source>Promises</source>
   <translation>Promises</translation>
  </message>
  <message>
   <source>Service level</source>
   <translation>Service level</translation>
  </message>
  <message>
   <source>Staff against need</source>
   <translation>Staff against need</translation>
  </message>
  <message>
   <source>T is {within}; answered means {answered}; the goal is {goal} %</source>
   <translation>T is {within}; answered means {answered}; the goal is {goal} %</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>Times</translation>
  </message>
  <message>
   <source>To acknowledge</source>
   <translation>To acknowledge</translation>
  </message>
  <message>
   <source>To deploy</source>
   <translation>To deploy</translation>
  </message>
  <message>
   <source>To resolve</source>
   <translation>To resolve</translation>
  </message>
  <message>
   <source>acknowledged or deployed</source>
   <translation>acknowledged or deployed</translation>
  </message>
  <message>
   <source>below the goal</source>
   <translation>below the goal</translation>
  </message>
  <message>
   <source>deployed</source>
   <translation>deployed</translation>
  </message>
  <message>
   <source>everybody offered left before T</source>
   <translation>everybody offered left before T</translation>
  </message>
  <message>
   <source>expected</source>
   <translation>expected</translation>
  </message>
  <message>
   <source>half hour</source>
   <translation>half hour</translation>
  </message>
  <message>
   <source>in T / (offered − abandoned before T)</source>
   <translation>in T / (offered − abandoned before T)</translation>
  </message>
  <message>
   <source>in T / answered</source>
   <translation>in T / answered</translation>
  </message>
  <message>
   <source>in T / offered</source>
   <translation>in T / offered</translation>
  </message>
  <message>
   <source>incidents</source>
   <translation>incidents</translation>
  </message>
  <message>
   <source>median</source>
   <translation>median</translation>
  </message>
  <message>
   <source>needed</source>
   <translation>needed</translation>
  </message>
  <message>
   <source>not worked out yet</source>
   <translation>not worked out yet</translation>
  </message>
  <message>
   <source>nothing was answered</source>
   <translation>nothing was answered</translation>
  </message>
  <message>
   <source>nothing was offered</source>
   <translation>nothing was offered</translation>
  </message>
  <message>
   <source>short</source>
   <translation>short</translation>
  </message>
  <message>
   <source>there</source>
   <translation>there</translation>
  </message>
  <message>
   <source>too little history: {count} of {needed} handled incidents; {untold} cannot be forecast</source>
   <translation>too little history: {count} of {needed} handled incidents; {untold} cannot be forecast</translation>
  </message>
  <message>
   <source>{broken} / {decided}: {missed} ended late, {late} still run late, {met} kept</source>
   <translation>{broken} / {decided}: {missed} ended late, {late} still run late, {met} kept</translation>
  </message>
  <message>
   <source>{early} before T; short (within {span}): {short}</source>
   <translation>{early} before T; short (within {span}): {short}</translation>
  </message>
  <message>
   <source>{hours}:{minutes} h</source>
   <translation>{hours}:{minutes} h</translation>
  </message>
  <message>
   <source>{offered} = {answered} answered ({in_t} in T) + {abandoned} abandoned</source>
   <translation>{offered} = {answered} answered ({in_t} in T) + {abandoned} abandoned</translation>
  </message>
  <message>
   <source>{paused} paused and {open} running, which can still go either way</source>
   <translation>{paused} paused and {open} running, which can still go either way</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{waiting} who still wait, {past} of them past T</source>
   <translation>{waiting} who still wait, {past} of them past T</translation>
  </message>
 </context>
 <context>
  <name>FiguresCard</name>
  <message>
   <source>At risk</source>
   <translation>At risk</translation>
  </message>
  <message>
   <source>Breach rate</source>
   <translation>Breach rate</translation>
  </message>
  <message>
   <source>Figures of the floor</source>
   <translation>Figures of the floor</translation>
  </message>
  <message>
   <source>The last weeks have not been read yet.</source>
   <translation>The last weeks have not been read yet.</translation>
  </message>
 </context>
 <context>
  <name>Filter</name>
  <message numerus="yes">
   <source>%n incidents</source>
   <translation>
    <numerusform>%n incident</numerusform>
    <numerusform>%n incidents</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n teams</source>
   <translation>
    <numerusform>%n team</numerusform>
    <numerusform>%n teams</numerusform>
   </translation>
  </message>
  <message>
   <source>A quote opens at {word} and does not close.</source>
   <translation>A quote opens at {word} and does not close.</translation>
  </message>
  <message>
   <source>Did you mean “{meant}:”?</source>
   <translation>Did you mean “{meant}:”?</translation>
  </message>
  <message>
   <source>Incidents to which {login} sent the first agent, by the log, or that the agent with the code {login} is on.</source>
   <translation>Incidents to which {login} sent the first agent, by the log, or that the agent with the code {login} is on.</translation>
  </message>
  <message>
   <source>Nobody knows who you are here, so nothing is yours.</source>
   <translation>Nobody knows who you are here, so nothing is yours.</translation>
  </message>
  <message>
   <source>Nothing here is called {names}.</source>
   <translation>Nothing here is called {names}.</translation>
  </message>
  <message>
   <source>Search and filter: /</source>
   <translation>Search and filter: /</translation>
  </message>
  <message>
   <source>mine</source>
   <translation>mine</translation>
  </message>
  <message>
   <source>site {name}</source>
   <translation>site {name}</translation>
  </message>
  <message numerus="yes">
   <source>{shown} of {total} incidents shown</source>
   <translation>
    <numerusform>{shown} of {total} incident shown</numerusform>
    <numerusform>{shown} of {total} incidents shown</numerusform>
   </translation>
  </message>
  <message>
   <source>{shown} of {total} shown</source>
   <translation>{shown} of {total} shown</translation>
  </message>
  <message>
   <source>“{word}:” is no part of a filter; known are {known}. As text put it in quotes.</source>
   <translation>“{word}:” is no part of a filter; known are {known}. As text put it in quotes.</translation>
  </message>
  <message>
   <source>“{word}:” names nothing yet: write what to show after the colon.</source>
   <translation>“{word}:” names nothing yet: write what to show after the colon.</translation>
  </message>
  <message>
   <source>“{word}” is no severity: write 1 to 4, or critical to minor.</source>
   <translation>“{word}” is no severity: write 1 to 4, or critical to minor.</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>Filter</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Show all</translation>
  </message>
  <message>
   <source>Show all incidents: clear the filter</source>
   <translation>Show all incidents: clear the filter</translation>
  </message>
 </context>
 <context>
  <name>Goals</name>
  <message>
   <source>Answered in time</source>
   <translation>Answered in time</translation>
  </message>
  <message>
   <source>Breached</source>
   <translation>Breached</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Due</translation>
  </message>
  <message>
   <source>In time</source>
   <translation>In time</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>Opened</translation>
  </message>
  <message>
   <source>Promises by team</source>
   <translation>Promises by team</translation>
  </message>
  <message>
   <source>Team</source>
   <translation>Team</translation>
  </message>
  <message>
   <source>To deploy</source>
   <translation>To deploy</translation>
  </message>
  <message>
   <source>in 30 min</source>
   <translation>in 30 min</translation>
  </message>
  <message>
   <source>median today</source>
   <translation>median today</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
  <message>
   <source>today</source>
   <translation>today</translation>
  </message>
  <message>
   <source>{count} breached</source>
   <translation>{count} breached</translation>
  </message>
  <message>
   <source>{count} due in 30 minutes</source>
   <translation>{count} due in 30 minutes</translation>
  </message>
  <message>
   <source>{share} % answered in time today</source>
   <translation>{share} % answered in time today</translation>
  </message>
 </context>
 <context>
  <name>GoalsForm</name>
  <message>
   <source>A regraded incident counts</source>
   <translation>A regraded incident counts</translation>
  </message>
  <message>
   <source>Abandoned at once, up to</source>
   <translation>Abandoned at once, up to</translation>
  </message>
  <message>
   <source>Answered by being</source>
   <translation>Answered by being</translation>
  </message>
  <message>
   <source>Answered within (T)</source>
   <translation>Answered within (T)</translation>
  </message>
  <message>
   <source>Away of those paid, %</source>
   <translation>Away of those paid, %</translation>
  </message>
  <message>
   <source>Busy at most, %</source>
   <translation>Busy at most, %</translation>
  </message>
  <message>
   <source>Callers give up after</source>
   <translation>Callers give up after</translation>
  </message>
  <message>
   <source>Counted as</source>
   <translation>Counted as</translation>
  </message>
  <message>
   <source>Goal, %</source>
   <translation>Goal, %</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Service level</source>
   <translation>Service level</translation>
  </message>
  <message>
   <source>Staff</source>
   <translation>Staff</translation>
  </message>
  <message>
   <source>These rules</source>
   <translation>These rules</translation>
  </message>
  <message>
   <source>Write a span of at most {days} d.</source>
   <translation>Write a span of at most {days} d.</translation>
  </message>
  <message>
   <source>an example, and labelled as one</source>
   <translation>an example, and labelled as one</translation>
  </message>
  <message>
   <source>never: planned as if nobody gave up</source>
   <translation>never: planned as if nobody gave up</translation>
  </message>
 </context>
 <context>
  <name>Hand</name>
  <message numerus="yes">
   <source>%n incidents to {who}?</source>
   <translation>
    <numerusform>%n incident to {who}?</numerusform>
    <numerusform>%n incidents to {who}?</numerusform>
   </translation>
  </message>
  <message>
   <source>Back to work</source>
   <translation>Back to work</translation>
  </message>
  <message>
   <source>Break</source>
   <translation>Break</translation>
  </message>
  <message>
   <source>Can be kept for it</source>
   <translation>Can be kept for it</translation>
  </message>
  <message>
   <source>Could start now</source>
   <translation>Could start now</translation>
  </message>
  <message>
   <source>Deploy</source>
   <translation>Deploy</translation>
  </message>
  <message>
   <source>Nobody is on it</source>
   <translation>Nobody is on it</translation>
  </message>
  <message>
   <source>Offer it to all of {team}</source>
   <translation>Offer it to all of {team}</translation>
  </message>
  <message>
   <source>Only incidents and people of this board can be dropped here.</source>
   <translation>Only incidents and people of this board can be dropped here.</translation>
  </message>
  <message>
   <source>Reserve</source>
   <translation>Reserve</translation>
  </message>
  <message>
   <source>Reserve {who} for when?</source>
   <translation>Reserve {who} for when?</translation>
  </message>
  <message>
   <source>Send {agent} now</source>
   <translation>Send {agent} now</translation>
  </message>
  <message>
   <source>Take off</source>
   <translation>Take off</translation>
  </message>
  <message>
   <source>Takes off {who}</source>
   <translation>Takes off {who}</translation>
  </message>
  <message>
   <source>The board is {seconds} s old</source>
   <translation>The board is {seconds} s old</translation>
  </message>
  <message>
   <source>The board is {seconds} s old: nothing can be sent before it is live again.</source>
   <translation>The board is {seconds} s old: nothing can be sent before it is live again.</translation>
  </message>
  <message>
   <source>This agent is no longer there.</source>
   <translation>This agent is no longer there.</translation>
  </message>
  <message>
   <source>This incident is not open on this board.</source>
   <translation>This incident is not open on this board.</translation>
  </message>
  <message>
   <source>Unassign</source>
   <translation>Unassign</translation>
  </message>
  <message>
   <source>Until it is sent</source>
   <translation>Until it is sent</translation>
  </message>
  <message>
   <source>When the shift begins, {time}</source>
   <translation>When the shift begins, {time}</translation>
  </message>
  <message>
   <source>comes back to work</source>
   <translation>comes back to work</translation>
  </message>
  <message>
   <source>goes on a break</source>
   <translation>goes on a break</translation>
  </message>
  <message>
   <source>moves now, until when is asked</source>
   <translation>moves now, until when is asked</translation>
  </message>
  <message>
   <source>moves when the work ends</source>
   <translation>moves when the work ends</translation>
  </message>
  <message>
   <source>nobody here can: {reason}</source>
   <translation>nobody here can: {reason}</translation>
  </message>
  <message>
   <source>nobody here has room for it</source>
   <translation>nobody here has room for it</translation>
  </message>
  <message>
   <source>offer to the team</source>
   <translation>offer to the team</translation>
  </message>
  <message>
   <source>or a time, such as 16:30, Enter</source>
   <translation>or a time, such as 16:30, Enter</translation>
  </message>
  <message>
   <source>{able} of {count} can go here: {why}</source>
   <translation>{able} of {count} can go here: {why}</translation>
  </message>
  <message>
   <source>{agent} first, or offer to the team</source>
   <translation>{agent} first, or offer to the team</translation>
  </message>
  <message>
   <source>{agent} first: {why}</source>
   <translation>{agent} first: {why}</translation>
  </message>
  <message>
   <source>{best} is recommended, not {who}. Why all the same?</source>
   <translation>{best} is recommended, not {who}. Why all the same?</translation>
  </message>
  <message>
   <source>{reference} is already on its way; wait for the answer.</source>
   <translation>{reference} is already on its way; wait for the answer.</translation>
  </message>
  <message>
   <source>{team}: {agent} would be the best of them.</source>
   <translation>{team}: {agent} would be the best of them.</translation>
  </message>
  <message>
   <source>{who} is already being moved; wait for the answer.</source>
   <translation>{who} is already being moved; wait for the answer.</translation>
  </message>
  <message>
   <source>{who}: {why}. Why all the same?</source>
   <translation>{who}: {why}. Why all the same?</translation>
  </message>
 </context>
 <context>
  <name>Hands</name>
  <message>
   <source>{who} carries it</source>
   <translation>{who} carries it</translation>
  </message>
  <message>
   <source>{who} has it open</source>
   <translation>{who} has it open</translation>
  </message>
 </context>
 <context>
  <name>Heat</name>
  <message>
   <source>Click a cell to filter, an hour to see what it was</source>
   <translation>Click a cell to filter, an hour to see what it was</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Go there</translation>
  </message>
  <message>
   <source>Show the board of that time</source>
   <translation>Show the board of that time</translation>
  </message>
  <message>
   <source>The chosen hour</source>
   <translation>The chosen hour</translation>
  </message>
  <message>
   <source>load {ratio} of capacity</source>
   <translation>load {ratio} of capacity</translation>
  </message>
  <message>
   <source>{count} open, load {load} of capacity {capacity}, the fullest at {ratio} of its own</source>
   <translation>{count} open, load {load} of capacity {capacity}, the fullest at {ratio} of its own</translation>
  </message>
  <message>
   <source>{count} open, load {load} of capacity {capacity}, {ratio}</source>
   <translation>{count} open, load {load} of capacity {capacity}, {ratio}</translation>
  </message>
  <message>
   <source>{count} open, load {load}, nobody here to carry it</source>
   <translation>{count} open, load {load}, nobody here to carry it</translation>
  </message>
  <message>
   <source>{count} open, load {load}, nobody of the team is known</source>
   <translation>{count} open, load {load}, nobody of the team is known</translation>
  </message>
  <message>
   <source>{team}, {start} to {end}: nothing is known of it</source>
   <translation>{team}, {start} to {end}: nothing is known of it</translation>
  </message>
  <message>
   <source>{team}, {start} to {end}: {facts}</source>
   <translation>{team}, {start} to {end}: {facts}</translation>
  </message>
 </context>
 <context>
  <name>HolidayList</name>
  <message>
   <source>Holidays; Space switches one off or on, Delete takes it away</source>
   <translation>Holidays; Space switches one off or on, Delete takes it away</translation>
  </message>
 </context>
 <context>
  <name>HolidayPane</name>
  <message>
   <source>Add</source>
   <translation>Add</translation>
  </message>
  <message>
   <source>Add this holiday</source>
   <translation>Add this holiday</translation>
  </message>
  <message>
   <source>Date of another holiday</source>
   <translation>Date of another holiday</translation>
  </message>
  <message>
   <source>Name of another holiday</source>
   <translation>Name of another holiday</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>Region of the public holidays</source>
   <translation>Region of the public holidays</translation>
  </message>
  <message>
   <source>country or part of one</source>
   <translation>country or part of one</translation>
  </message>
  <message>
   <source>name</source>
   <translation>name</translation>
  </message>
  <message>
   <source>{day} is there already: {name}.</source>
   <translation>{day} is there already: {name}.</translation>
  </message>
 </context>
 <context>
  <name>IncidentColumn</name>
  <message>
   <source>Assigned incidents, next to breach</source>
   <translation>Assigned incidents, next to breach</translation>
  </message>
  <message>
   <source>Assigned, next to breach</source>
   <translation>Assigned, next to breach</translation>
  </message>
  <message>
   <source>Unassigned</source>
   <translation>Unassigned</translation>
  </message>
  <message>
   <source>Unassigned incidents</source>
   <translation>Unassigned incidents</translation>
  </message>
 </context>
 <context>
  <name>IncidentDelegate</name>
  <message>
   <source>Row {id} cannot be read</source>
   <translation>Row {id} cannot be read</translation>
  </message>
  <message>
   <source>due</source>
   <translation>due</translation>
  </message>
  <message>
   <source>no promise</source>
   <translation>no promise</translation>
  </message>
  <message>
   <source>{reference} · being changed</source>
   <translation>{reference} · being changed</translation>
  </message>
  <message>
   <source>{reference} · being taken back</source>
   <translation>{reference} · being taken back</translation>
  </message>
  <message>
   <source>{reference} · in your hand</source>
   <translation>{reference} · in your hand</translation>
  </message>
  <message>
   <source>{reference} · on its way to {who}</source>
   <translation>{reference} · on its way to {who}</translation>
  </message>
 </context>
 <context>
  <name>ItemCard</name>
  <message>
   <source>Accept</source>
   <translation>Accept</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>Begin</translation>
  </message>
  <message>
   <source>Decline…</source>
   <translation>Decline…</translation>
  </message>
  <message>
   <source>Done…</source>
   <translation>Done…</translation>
  </message>
  <message>
   <source>being sent …</source>
   <translation>being sent …</translation>
  </message>
 </context>
 <context>
  <name>Life</name>
  <message numerus="yes">
   <source>%n incidents</source>
   <translation>
    <numerusform>%n incident</numerusform>
    <numerusform>%n incidents</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are acknowledged.</source>
   <translation>
    <numerusform>%n incident is acknowledged.</numerusform>
    <numerusform>%n incidents are acknowledged.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are cancelled.</source>
   <translation>
    <numerusform>%n incident is cancelled.</numerusform>
    <numerusform>%n incidents are cancelled.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are closed.</source>
   <translation>
    <numerusform>%n incident is closed.</numerusform>
    <numerusform>%n incidents are closed.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are escalated.</source>
   <translation>
    <numerusform>%n incident is escalated.</numerusform>
    <numerusform>%n incidents are escalated.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are merged into the other.</source>
   <translation>
    <numerusform>%n incident is merged into the other.</numerusform>
    <numerusform>%n incidents are merged into the other.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are open again.</source>
   <translation>
    <numerusform>%n incident is open again.</numerusform>
    <numerusform>%n incidents are open again.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are paused.</source>
   <translation>
    <numerusform>%n incident is paused.</numerusform>
    <numerusform>%n incidents are paused.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are resolved.</source>
   <translation>
    <numerusform>%n incident is resolved.</numerusform>
    <numerusform>%n incidents are resolved.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents go on without who did not come.</source>
   <translation>
    <numerusform>%n incident goes on without who did not come.</numerusform>
    <numerusform>%n incidents go on without who did not come.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents go on.</source>
   <translation>
    <numerusform>%n incident goes on.</numerusform>
    <numerusform>%n incidents go on.</numerusform>
   </translation>
  </message>
  <message>
   <source>A number, or a name</source>
   <translation>A number, or a name</translation>
  </message>
  <message>
   <source>Acknowledge {who}?</source>
   <translation>Acknowledge {who}?</translation>
  </message>
  <message>
   <source>Cancel {who}: why? This is final.</source>
   <translation>Cancel {who}: why? This is final.</translation>
  </message>
  <message>
   <source>Close {who}?</source>
   <translation>Close {who}?</translation>
  </message>
  <message>
   <source>Escalate {who}: why?</source>
   <translation>Escalate {who}: why?</translation>
  </message>
  <message>
   <source>Everybody</source>
   <translation>Everybody</translation>
  </message>
  <message>
   <source>Merge {who} into the other? This is final.</source>
   <translation>Merge {who} into the other? This is final.</translation>
  </message>
  <message>
   <source>Merge {who} into which incident?</source>
   <translation>Merge {who} into which incident?</translation>
  </message>
  <message>
   <source>Nothing has ended today</source>
   <translation>Nothing has ended today</translation>
  </message>
  <message>
   <source>Pause {who}: waiting for what?</source>
   <translation>Pause {who}: waiting for what?</translation>
  </message>
  <message>
   <source>Reopen {who}: why?</source>
   <translation>Reopen {who}: why?</translation>
  </message>
  <message>
   <source>Resolve {who}: with what outcome?</source>
   <translation>Resolve {who}: with what outcome?</translation>
  </message>
  <message>
   <source>Resume {who}?</source>
   <translation>Resume {who}?</translation>
  </message>
  <message>
   <source>Take off {who}: why?</source>
   <translation>Take off {who}: why?</translation>
  </message>
  <message>
   <source>Take whom off {who}?</source>
   <translation>Take whom off {who}?</translation>
  </message>
  <message>
   <source>Type a reference, a nature or a team</source>
   <translation>Type a reference, a nature or a team</translation>
  </message>
  <message>
   <source>Type a reference, a nature, a team or a site</source>
   <translation>Type a reference, a nature, a team or a site</translation>
  </message>
  <message>
   <source>{count} cannot: {why}</source>
   <translation>{count} cannot: {why}</translation>
  </message>
  <message>
   <source>{reference} goes on without who did not come.</source>
   <translation>{reference} goes on without who did not come.</translation>
  </message>
  <message>
   <source>{reference} goes on.</source>
   <translation>{reference} goes on.</translation>
  </message>
  <message>
   <source>{reference} is acknowledged.</source>
   <translation>{reference} is acknowledged.</translation>
  </message>
  <message>
   <source>{reference} is cancelled.</source>
   <translation>{reference} is cancelled.</translation>
  </message>
  <message>
   <source>{reference} is closed.</source>
   <translation>{reference} is closed.</translation>
  </message>
  <message>
   <source>{reference} is escalated.</source>
   <translation>{reference} is escalated.</translation>
  </message>
  <message>
   <source>{reference} is merged into the other.</source>
   <translation>{reference} is merged into the other.</translation>
  </message>
  <message>
   <source>{reference} is open again.</source>
   <translation>{reference} is open again.</translation>
  </message>
  <message>
   <source>{reference} is paused.</source>
   <translation>{reference} is paused.</translation>
  </message>
  <message>
   <source>{reference} is resolved.</source>
   <translation>{reference} is resolved.</translation>
  </message>
  <message>
   <source>{who}: do without those who did not come?</source>
   <translation>{who}: do without those who did not come?</translation>
  </message>
 </context>
 <context>
  <name>LifeActs</name>
  <message>
   <source>An incident is in the hand.</source>
   <translation>An incident is in the hand.</translation>
  </message>
  <message>
   <source>Choose an incident first.</source>
   <translation>Choose an incident first.</translation>
  </message>
  <message>
   <source>Nobody is on {reference}.</source>
   <translation>Nobody is on {reference}.</translation>
  </message>
 </context>
 <context>
  <name>LifeBar</name>
  <message numerus="yes">
   <source>%n incidents chosen</source>
   <translation>
    <numerusform>%n incident chosen</numerusform>
    <numerusform>%n incidents chosen</numerusform>
   </translation>
  </message>
  <message>
   <source>Deploy…</source>
   <translation>Deploy…</translation>
  </message>
  <message>
   <source>More</source>
   <translation>More</translation>
  </message>
 </context>
 <context>
  <name>LivePath</name>
  <message>
   <source>A wall only shows; go to a desk to change anything.</source>
   <translation>A wall only shows; go to a desk to change anything.</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Desk</source>
   <translation>Desk</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation>Heat</translation>
  </message>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Rules</translation>
  </message>
  <message>
   <source>Wall</source>
   <translation>Wall</translation>
  </message>
  <message>
   <source>blind</source>
   <translation>blind</translation>
  </message>
  <message>
   <source>late</source>
   <translation>late</translation>
  </message>
  <message>
   <source>live</source>
   <translation>live</translation>
  </message>
  <message>
   <source>stale</source>
   <translation>stale</translation>
  </message>
 </context>
 <context>
  <name>NameField</name>
  <message>
   <source>Name of this view</source>
   <translation>Name of this view</translation>
  </message>
  <message>
   <source>New name</source>
   <translation>New name</translation>
  </message>
 </context>
 <context>
  <name>Need</name>
  <message>
   <source>, {share} % away</source>
   <translation>, {share} % away</translation>
  </message>
  <message>
   <source>?</source>
   <translation>?</translation>
  </message>
  <message>
   <source>Aim: {share} % answered within {within}, at most {busy} % busy{shrinkage}.</source>
   <translation>Aim: {share} % answered within {within}, at most {busy} % busy{shrinkage}.</translation>
  </message>
  <message numerus="yes">
   <source>Arrivals: average of this half hour over {weeks} weeks ({count} incidents).</source>
   <translation>
    <numerusform>Arrivals: average of this half hour over {weeks} weeks ({count} incident).</numerusform>
    <numerusform>Arrivals: average of this half hour over {weeks} weeks ({count} incidents).</numerusform>
   </translation>
  </message>
  <message>
   <source>Erlang A: patience {span} on average.</source>
   <translation>Erlang A: patience {span} on average.</translation>
  </message>
  <message>
   <source>Erlang C: everybody waits.</source>
   <translation>Erlang C: everybody waits.</translation>
  </message>
  <message numerus="yes">
   <source>Handling: {span}, mean of {count} incidents.</source>
   <translation>
    <numerusform>Handling: {span}, mean of {count} incident.</numerusform>
    <numerusform>Handling: {span}, mean of {count} incidents.</numerusform>
   </translation>
  </message>
  <message>
   <source>Need: {why}</source>
   <translation>Need: {why}</translation>
  </message>
  <message>
   <source>too little history: {count} of {least} handled incidents</source>
   <translation>too little history: {count} of {least} handled incidents</translation>
  </message>
  <message>
   <source>too little history: {count} of {least} incidents</source>
   <translation>too little history: {count} of {least} incidents</translation>
  </message>
  <message>
   <source>too little history: {count} of {least} weeks</source>
   <translation>too little history: {count} of {least} weeks</translation>
  </message>
  <message>
   <source>{count} of them on a break.</source>
   <translation>{count} of them on a break.</translation>
  </message>
  <message>
   <source>{count} without a shift are taken to stay.</source>
   <translation>{count} without a shift are taken to stay.</translation>
  </message>
  <message>
   <source>{start} to {end}: {have} there, {need} needed, {short} short.</source>
   <translation>{start} to {end}: {have} there, {need} needed, {short} short.</translation>
  </message>
  <message>
   <source>{start} to {end}: {have} there, {need} needed.</source>
   <translation>{start} to {end}: {have} there, {need} needed.</translation>
  </message>
  <message>
   <source>{start} to {end}: {have} there.</source>
   <translation>{start} to {end}: {have} there.</translation>
  </message>
  <message>
   <source>−{count}</source>
   <translation>−{count}</translation>
  </message>
 </context>
 <context>
  <name>NeedStrip</name>
  <message>
   <source>Incidents expected: {count}.</source>
   <translation>Incidents expected: {count}.</translation>
  </message>
  <message>
   <source>Staff</source>
   <translation>Staff</translation>
  </message>
  <message>
   <source>Staff against need</source>
   <translation>Staff against need</translation>
  </message>
  <message>
   <source>forecast is not live, {as_of}</source>
   <translation>forecast is not live, {as_of}</translation>
  </message>
  <message>
   <source>have/need</source>
   <translation>have/need</translation>
  </message>
  <message>
   <source>no data: of the past nothing is forecast</source>
   <translation>no data: of the past nothing is forecast</translation>
  </message>
  <message>
   <source>not worked out yet</source>
   <translation>not worked out yet</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
 </context>
 <context>
  <name>Night</name>
  <message>
   <source>Figures of the last night</source>
   <translation>Figures of the last night</translation>
  </message>
  <message>
   <source>In time</source>
   <translation>In time</translation>
  </message>
  <message>
   <source>Last night</source>
   <translation>Last night</translation>
  </message>
  <message>
   <source>Last night, {since} to {until}</source>
   <translation>Last night, {since} to {until}</translation>
  </message>
  <message>
   <source>Left open</source>
   <translation>Left open</translation>
  </message>
  <message>
   <source>Most breached</source>
   <translation>Most breached</translation>
  </message>
  <message>
   <source>Most open</source>
   <translation>Most open</translation>
  </message>
  <message>
   <source>Night, {since} to {until}</source>
   <translation>Night, {since} to {until}</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>Opened</translation>
  </message>
  <message>
   <source>Resolved</source>
   <translation>Resolved</translation>
  </message>
  <message>
   <source>The last night is being read</source>
   <translation>The last night is being read</translation>
  </message>
  <message>
   <source>To deploy</source>
   <translation>To deploy</translation>
  </message>
  <message>
   <source>none</source>
   <translation>none</translation>
  </message>
 </context>
 <context>
  <name>NoticeLine</name>
  <message>
   <source>Drag an incident onto a person or a team, or press {carry} or {choose} · {palette}: {what}</source>
   <translation>Drag an incident onto a person or a team, or press {carry} or {choose} · {palette}: {what}</translation>
  </message>
  <message>
   <source>Let go over a person or a team, or choose by arrows or name and Enter; Esc puts it back</source>
   <translation>Let go over a person or a team, or choose by arrows or name and Enter; Esc puts it back</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Take back</translation>
  </message>
  <message>
   <source>{act}  {seconds} s</source>
   <translation>{act}  {seconds} s</translation>
  </message>
  <message>
   <source>{done} Take it back: why?</source>
   <translation>{done} Take it back: why?</translation>
  </message>
  <message>
   <source>{who}: {sentence}</source>
   <translation>{who}: {sentence}</translation>
  </message>
 </context>
 <context>
  <name>Notices</name>
  <message numerus="yes">
   <source>%n alarms are acknowledged.</source>
   <translation>
    <numerusform>%n alarm is acknowledged.</numerusform>
    <numerusform>%n alarms are acknowledged.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n alarms are silent for {minutes} min.</source>
   <translation>
    <numerusform>%n alarm is silent for {minutes} min.</numerusform>
    <numerusform>%n alarms are silent for {minutes} min.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n incidents are offered to {who}.</source>
   <translation>
    <numerusform>%n incident is offered to {who}.</numerusform>
    <numerusform>%n incidents are offered to {who}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n things are done.</source>
   <translation>
    <numerusform>%n thing is done.</numerusform>
    <numerusform>%n things are done.</numerusform>
   </translation>
  </message>
  <message>
   <source>Accepted.</source>
   <translation>Accepted.</translation>
  </message>
  <message>
   <source>Begun.</source>
   <translation>Begun.</translation>
  </message>
  <message>
   <source>Declined.</source>
   <translation>Declined.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Done.</translation>
  </message>
  <message numerus="yes">
   <source>Nobody is on these %n incidents any more.</source>
   <translation>
    <numerusform>Nobody is on this %n incident any more.</numerusform>
    <numerusform>Nobody is on these %n incidents any more.</numerusform>
   </translation>
  </message>
  <message>
   <source>Nobody is on {reference} any more.</source>
   <translation>Nobody is on {reference} any more.</translation>
  </message>
  <message>
   <source>Offered to {who}.</source>
   <translation>Offered to {who}.</translation>
  </message>
  <message>
   <source>Released.</source>
   <translation>Released.</translation>
  </message>
  <message>
   <source>Taken back.</source>
   <translation>Taken back.</translation>
  </message>
  <message numerus="yes">
   <source>Taken back: %n incidents are as they were.</source>
   <translation>
    <numerusform>Taken back: %n incident is as it was.</numerusform>
    <numerusform>Taken back: %n incidents are as they were.</numerusform>
   </translation>
  </message>
  <message>
   <source>Taken back: {reference} is as it was.</source>
   <translation>Taken back: {reference} is as it was.</translation>
  </message>
  <message>
   <source>Taken back: {who} is as before.</source>
   <translation>Taken back: {who} is as before.</translation>
  </message>
  <message>
   <source>The alarm of {reference} is acknowledged.</source>
   <translation>The alarm of {reference} is acknowledged.</translation>
  </message>
  <message>
   <source>The alarm of {reference} is silent for {minutes} min.</source>
   <translation>The alarm of {reference} is silent for {minutes} min.</translation>
  </message>
  <message>
   <source>The rules are published; they are in force from now on.</source>
   <translation>The rules are published; they are in force from now on.</translation>
  </message>
  <message>
   <source>The rules are published; they are in force from {time}.</source>
   <translation>The rules are published; they are in force from {time}.</translation>
  </message>
  <message>
   <source>The work on {reference} is done.</source>
   <translation>The work on {reference} is done.</translation>
  </message>
  <message>
   <source>What you typed is kept.</source>
   <translation>What you typed is kept.</translation>
  </message>
  <message>
   <source>You have done nothing here that could be taken back.</source>
   <translation>You have done nothing here that could be taken back.</translation>
  </message>
  <message>
   <source>{count} not: {why}</source>
   <translation>{count} not: {why}</translation>
  </message>
  <message>
   <source>{reference} is accepted.</source>
   <translation>{reference} is accepted.</translation>
  </message>
  <message>
   <source>{reference} is begun.</source>
   <translation>{reference} is begun.</translation>
  </message>
  <message>
   <source>{reference} is declined and goes back.</source>
   <translation>{reference} is declined and goes back.</translation>
  </message>
  <message>
   <source>{reference} is held to rules version {number} from now on.</source>
   <translation>{reference} is held to rules version {number} from now on.</translation>
  </message>
  <message>
   <source>{reference} is held to the rules it began under again.</source>
   <translation>{reference} is held to the rules it began under again.</translation>
  </message>
  <message>
   <source>{reference} {nature} goes to {who}.</source>
   <translation>{reference} {nature} goes to {who}.</translation>
  </message>
  <message>
   <source>{reference} {nature} is offered to {who}.</source>
   <translation>{reference} {nature} is offered to {who}.</translation>
  </message>
  <message>
   <source>{reference} {nature}: {who} is reserved for it.</source>
   <translation>{reference} {nature}: {who} is reserved for it.</translation>
  </message>
  <message>
   <source>{reference}: noted that those who wait were told.</source>
   <translation>{reference}: noted that those who wait were told.</translation>
  </message>
  <message>
   <source>{who} is back.</source>
   <translation>{who} is back.</translation>
  </message>
  <message>
   <source>{who} is off {reference}.</source>
   <translation>{who} is off {reference}.</translation>
  </message>
  <message>
   <source>{who} is off.</source>
   <translation>{who} is off.</translation>
  </message>
  <message>
   <source>{who} is on a break.</source>
   <translation>{who} is on a break.</translation>
  </message>
  <message>
   <source>{who} moves to {team} when the work ends.</source>
   <translation>{who} moves to {team} when the work ends.</translation>
  </message>
  <message>
   <source>{who} works for {team} from now on.</source>
   <translation>{who} works for {team} from now on.</translation>
  </message>
  <message>
   <source>{who} works for {team} until {time}.</source>
   <translation>{who} works for {team} until {time}.</translation>
  </message>
 </context>
 <context>
  <name>NowStrip</name>
  <message>
   <source>All pages show now.</source>
   <translation>All pages show now.</translation>
  </message>
  <message>
   <source>Back to now</source>
   <translation>Back to now</translation>
  </message>
  <message>
   <source>Bring all pages back to now</source>
   <translation>Bring all pages back to now</translation>
  </message>
  <message>
   <source>The other pages show the past ({instant}); these rules are those of now, and nothing can be published until you come back.</source>
   <translation>The other pages show the past ({instant}); these rules are those of now, and nothing can be published until you come back.</translation>
  </message>
 </context>
 <context>
  <name>Nowhere</name>
  <message>
   <source>There is no screen “{missing}” here; this machine has {there}</source>
   <translation>There is no screen “{missing}” here; this machine has {there}</translation>
  </message>
  <message>
   <source>none</source>
   <translation>none</translation>
  </message>
 </context>
 <context>
  <name>Outline</name>
  <message>
   <source>Add</source>
   <translation>Add</translation>
  </message>
  <message>
   <source>Begin from an example</source>
   <translation>Begin from an example</translation>
  </message>
  <message>
   <source>Calendars</source>
   <translation>Calendars</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>Move the policy down</source>
   <translation>Move the policy down</translation>
  </message>
  <message>
   <source>Move the policy up</source>
   <translation>Move the policy up</translation>
  </message>
  <message>
   <source>Name and goals</source>
   <translation>Name and goals</translation>
  </message>
  <message>
   <source>New calendar</source>
   <translation>New calendar</translation>
  </message>
  <message>
   <source>New policy</source>
   <translation>New policy</translation>
  </message>
  <message>
   <source>Policies</source>
   <translation>Policies</translation>
  </message>
  <message>
   <source>Policies; Alt with arrows moves one</source>
   <translation>Policies; Alt with arrows moves one</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Remove</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versions</translation>
  </message>
  <message>
   <source>begin from an example</source>
   <translation>begin from an example</translation>
  </message>
  <message>
   <source>calendar</source>
   <translation>calendar</translation>
  </message>
  <message>
   <source>example</source>
   <translation>example</translation>
  </message>
  <message>
   <source>in force</source>
   <translation>in force</translation>
  </message>
  <message>
   <source>never in force</source>
   <translation>never in force</translation>
  </message>
  <message>
   <source>policy</source>
   <translation>policy</translation>
  </message>
  <message>
   <source>published for good</source>
   <translation>published for good</translation>
  </message>
  <message>
   <source>the first that fits rules</source>
   <translation>the first that fits rules</translation>
  </message>
  <message>
   <source>to come</source>
   <translation>to come</translation>
  </message>
  <message>
   <source>{name}, copy</source>
   <translation>{name}, copy</translation>
  </message>
 </context>
 <context>
  <name>Overtaken</name>
  <message>
   <source>Go on with it as it is now</source>
   <translation>Go on with it as it is now</translation>
  </message>
  <message>
   <source>Let it be</source>
   <translation>Let it be</translation>
  </message>
  <message>
   <source>What you typed is kept.</source>
   <translation>What you typed is kept.</translation>
  </message>
  <message>
   <source>{by} has just changed {it}.</source>
   <translation>{by} has just changed {it}.</translation>
  </message>
  <message>
   <source>{by} has just given {it} to {who}.</source>
   <translation>{by} has just given {it} to {who}.</translation>
  </message>
  <message>
   <source>{by} has just paused {it}.</source>
   <translation>{by} has just paused {it}.</translation>
  </message>
  <message>
   <source>{by} has just taken {who} off {it}.</source>
   <translation>{by} has just taken {who} off {it}.</translation>
  </message>
  <message>
   <source>{it} was just changed.</source>
   <translation>{it} was just changed.</translation>
  </message>
  <message>
   <source>{it} was just given to {who}.</source>
   <translation>{it} was just given to {who}.</translation>
  </message>
  <message>
   <source>{it} was just paused.</source>
   <translation>{it} was just paused.</translation>
  </message>
  <message>
   <source>{reference} has just ended.</source>
   <translation>{reference} has just ended.</translation>
  </message>
  <message>
   <source>{who} was just taken off {it}.</source>
   <translation>{who} was just taken off {it}.</translation>
  </message>
 </context>
 <context>
  <name>OvertakenStrip</name>
  <message>
   <source>Keep the draft, on top of it</source>
   <translation>Keep the draft, on top of it</translation>
  </message>
  <message>
   <source>Look at it</source>
   <translation>Look at it</translation>
  </message>
  <message>
   <source>Version {number} was published by {name}; this draft was begun on {base}.</source>
   <translation>Version {number} was published by {name}; this draft was begun on {base}.</translation>
  </message>
  <message>
   <source>Version {number} was published while this draft was begun on version {base}.</source>
   <translation>Version {number} was published while this draft was begun on version {base}.</translation>
  </message>
 </context>
 <context>
  <name>OwnActs</name>
  <message>
   <source>A number, or a word</source>
   <translation>A number, or a word</translation>
  </message>
  <message>
   <source>Decline</source>
   <translation>Decline</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>There is nothing here that this would be an answer to.</source>
   <translation>There is nothing here that this would be an answer to.</translation>
  </message>
  <message>
   <source>Until I am back</source>
   <translation>Until I am back</translation>
  </message>
  <message>
   <source>What came of {reference}?</source>
   <translation>What came of {reference}?</translation>
  </message>
  <message>
   <source>Which break?</source>
   <translation>Which break?</translation>
  </message>
  <message>
   <source>Why do you decline {reference}?</source>
   <translation>Why do you decline {reference}?</translation>
  </message>
  <message>
   <source>{reason}: until when?</source>
   <translation>{reason}: until when?</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Not on this page.</source>
   <translation>Not on this page.</translation>
  </message>
  <message>
   <source>Not on this page; go to {pages}.</source>
   <translation>Not on this page; go to {pages}.</translation>
  </message>
  <message>
   <source>Only where a list has numbers.</source>
   <translation>Only where a list has numbers.</translation>
  </message>
  <message>
   <source>Only while an incident is in the hand.</source>
   <translation>Only while an incident is in the hand.</translation>
  </message>
  <message>
   <source>Type what you want to do</source>
   <translation>Type what you want to do</translation>
  </message>
 </context>
 <context>
  <name>PastFirst</name>
  <message>
   <source>Reading the floor as it was: {instant}</source>
   <translation>Reading the floor as it was: {instant}</translation>
  </message>
 </context>
 <context>
  <name>PeopleActs</name>
  <message>
   <source>A number, or a team</source>
   <translation>A number, or a team</translation>
  </message>
  <message>
   <source>A number, or a word</source>
   <translation>A number, or a word</translation>
  </message>
  <message>
   <source>A number, or your own words</source>
   <translation>A number, or your own words</translation>
  </message>
  <message>
   <source>Move {who} to which team?</source>
   <translation>Move {who} to which team?</translation>
  </message>
  <message>
   <source>Send {who} on which break?</source>
   <translation>Send {who} on which break?</translation>
  </message>
  <message>
   <source>There is nobody to choose from</source>
   <translation>There is nobody to choose from</translation>
  </message>
  <message>
   <source>To the end of the shift</source>
   <translation>To the end of the shift</translation>
  </message>
  <message>
   <source>Type a name or a team</source>
   <translation>Type a name or a team</translation>
  </message>
  <message>
   <source>Until somebody ends it</source>
   <translation>Until somebody ends it</translation>
  </message>
  <message>
   <source>Until they are back</source>
   <translation>Until they are back</translation>
  </message>
  <message>
   <source>{who} to {team}: until when?</source>
   <translation>{who} to {team}: until when?</translation>
  </message>
  <message>
   <source>{who}, {reason}: until when?</source>
   <translation>{who}, {reason}: until when?</translation>
  </message>
  <message>
   <source>{who}: {why}. On which break all the same?</source>
   <translation>{who}: {why}. On which break all the same?</translation>
  </message>
  <message>
   <source>{who}: {why}. Why all the same?</source>
   <translation>{who}: {why}. Why all the same?</translation>
  </message>
 </context>
 <context>
  <name>PeopleHead</name>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
  <message>
   <source>can go</source>
   <translation>can go</translation>
  </message>
  <message>
   <source>can go, asks why</source>
   <translation>can go, asks why</translation>
  </message>
  <message>
   <source>cannot go</source>
   <translation>cannot go</translation>
  </message>
  <message>
   <source>free are outlined, busy are filled, hottest team first</source>
   <translation>free are outlined, busy are filled, hottest team first</translation>
  </message>
  <message>
   <source>name: {typed}</source>
   <translation>name: {typed}</translation>
  </message>
  <message>
   <source>{go} can go · {ask} with a reason · {cannot} cannot</source>
   <translation>{go} can go · {ask} with a reason · {cannot} cannot</translation>
  </message>
 </context>
 <context>
  <name>PeoplePane</name>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
 </context>
 <context>
  <name>Picker</name>
  <message>
   <source>Esc leaves</source>
   <translation>Esc leaves</translation>
  </message>
  <message>
   <source>Nothing of that name.</source>
   <translation>Nothing of that name.</translation>
  </message>
 </context>
 <context>
  <name>Plan</name>
  <message>
   <source>An error of this program is in its log; the wall goes on</source>
   <translation>An error of this program is in its log; the wall goes on</translation>
  </message>
  <message>
   <source>The plan is not taken over: {why}</source>
   <translation>The plan is not taken over: {why}</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} more</translation>
  </message>
  <message>
   <source>{filter}, {shown} of {total}</source>
   <translation>{filter}, {shown} of {total}</translation>
  </message>
  <message>
   <source>{page} has no room for {tiles} on this screen</source>
   <translation>{page} has no room for {tiles} on this screen</translation>
  </message>
  <message>
   <source>{page}, held by a severity 1 alarm</source>
   <translation>{page}, held by a severity 1 alarm</translation>
  </message>
  <message>
   <source>{page}, page {place} of {count}</source>
   <translation>{page}, page {place} of {count}</translation>
  </message>
 </context>
 <context>
  <name>PolicyForm</name>
  <message>
   <source>Calendar</source>
   <translation>Calendar</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Customers</source>
   <translation>Customers</translation>
  </message>
  <message>
   <source>Incidents</source>
   <translation>Incidents</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Natures</source>
   <translation>Natures</translation>
  </message>
  <message>
   <source>Priority</source>
   <translation>Priority</translation>
  </message>
  <message>
   <source>Promises</source>
   <translation>Promises</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Severity</translation>
  </message>
  <message>
   <source>Teams</source>
   <translation>Teams</translation>
  </message>
  <message>
   <source>any customer class</source>
   <translation>any customer class</translation>
  </message>
  <message>
   <source>any nature</source>
   <translation>any nature</translation>
  </message>
  <message>
   <source>any team</source>
   <translation>any team</translation>
  </message>
  <message>
   <source>none checked: any</source>
   <translation>none checked: any</translation>
  </message>
 </context>
 <context>
  <name>Preview</name>
  <message>
   <source> and {count} more</source>
   <translation> and {count} more</translation>
  </message>
  <message>
   <source>At risk</source>
   <translation>At risk</translation>
  </message>
  <message>
   <source>Best is</source>
   <translation>Best is</translation>
  </message>
  <message>
   <source>Cannot go</source>
   <translation>Cannot go</translation>
  </message>
  <message>
   <source>Joins</source>
   <translation>Joins</translation>
  </message>
  <message>
   <source>Leaves</source>
   <translation>Leaves</translation>
  </message>
  <message>
   <source>Let go and it is done</source>
   <translation>Let go and it is done</translation>
  </message>
  <message>
   <source>Let go and say until when</source>
   <translation>Let go and say until when</translation>
  </message>
  <message>
   <source>Let go and say who</source>
   <translation>Let go and say who</translation>
  </message>
  <message>
   <source>Let go and say why</source>
   <translation>Let go and say why</translation>
  </message>
  <message>
   <source>Let go to look at it again</source>
   <translation>Let go to look at it again</translation>
  </message>
  <message>
   <source>Let go to reserve</source>
   <translation>Let go to reserve</translation>
  </message>
  <message>
   <source>Let go to send help</source>
   <translation>Let go to send help</translation>
  </message>
  <message>
   <source>Let go, say until when and why</source>
   <translation>Let go, say until when and why</translation>
  </message>
  <message>
   <source>Need</source>
   <translation>Need</translation>
  </message>
  <message>
   <source>Starts</source>
   <translation>Starts</translation>
  </message>
  <message>
   <source>Team has</source>
   <translation>Team has</translation>
  </message>
  <message>
   <source>Team keeps</source>
   <translation>Team keeps</translation>
  </message>
  <message>
   <source>Then</source>
   <translation>Then</translation>
  </message>
  <message>
   <source>no other incident</source>
   <translation>no other incident</translation>
  </message>
  <message>
   <source>nobody for a critical</source>
   <translation>nobody for a critical</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
  <message>
   <source>{count} for a critical</source>
   <translation>{count} for a critical</translation>
  </message>
  <message>
   <source>{free} free of {present}</source>
   <translation>{free} free of {present}</translation>
  </message>
  <message>
   <source>{promise} {time} late</source>
   <translation>{promise} {time} late</translation>
  </message>
  <message>
   <source>{promise} {time} left</source>
   <translation>{promise} {time} left</translation>
  </message>
  <message>
   <source>{team}: {text}</source>
   <translation>{team}: {text}</translation>
  </message>
  <message>
   <source>{time} {left} here</source>
   <translation>{time} {left} here</translation>
  </message>
  <message>
   <source>{time} {left} of {need}</source>
   <translation>{time} {left} of {need}</translation>
  </message>
  <message>
   <source>{time}, in {minutes} min, after what goes before</source>
   <translation>{time}, in {minutes} min, after what goes before</translation>
  </message>
  <message>
   <source>{who} to {team}</source>
   <translation>{who} to {team}</translation>
  </message>
  <message>
   <source>{who}: {team}</source>
   <translation>{who}: {team}</translation>
  </message>
 </context>
 <context>
  <name>PreviewCard</name>
  <message>
   <source>Esc puts it back</source>
   <translation>Esc puts it back</translation>
  </message>
  <message>
   <source>Load</source>
   <translation>Load</translation>
  </message>
  <message>
   <source>if you let go</source>
   <translation>if you let go</translation>
  </message>
  <message>
   <source>{now} to {after} of {capacity}</source>
   <translation>{now} to {after} of {capacity}</translation>
  </message>
 </context>
 <context>
  <name>Promises</name>
  <message>
   <source>acknowledge</source>
   <translation>acknowledge</translation>
  </message>
  <message>
   <source>deploy</source>
   <translation>deploy</translation>
  </message>
  <message>
   <source>resolve</source>
   <translation>resolve</translation>
  </message>
  <message>
   <source>update</source>
   <translation>update</translation>
  </message>
 </context>
 <context>
  <name>Proof</name>
  <message>
   <source>24:00</source>
   <translation>24:00</translation>
  </message>
  <message>
   <source>; moved there {time} by {who}</source>
   <translation>; moved there {time} by {who}</translation>
  </message>
  <message>
   <source>All {within} were used up {due}; it runs on, {left} over.</source>
   <translation>All {within} were used up {due}; it runs on, {left} over.</translation>
  </message>
  <message>
   <source>Broken: it fell due {due} and ended {end}, {left} of working time over.</source>
   <translation>Broken: it fell due {due} and ended {end}, {left} of working time over.</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Calendar</translation>
  </message>
  <message>
   <source>Cancelled {end}, after {used} of {within}: nothing is owed any more.</source>
   <translation>Cancelled {end}, after {used} of {within}: nothing is owed any more.</translation>
  </message>
  <message>
   <source>Esc closes</source>
   <translation>Esc closes</translation>
  </message>
  <message>
   <source>Graded</source>
   <translation>Graded</translation>
  </message>
  <message>
   <source>Kept: it ended {end}, with {left} of {within} working time to spare.</source>
   <translation>Kept: it ended {end}, with {left} of {within} working time to spare.</translation>
  </message>
  <message>
   <source>Marks</source>
   <translation>Marks</translation>
  </message>
  <message>
   <source>Nothing counts now: closed.</source>
   <translation>Nothing counts now: closed.</translation>
  </message>
  <message>
   <source>Nothing counts until {time}.</source>
   <translation>Nothing counts until {time}.</translation>
  </message>
  <message>
   <source>Paused by {who} since {since}: {reason}. It had fallen due before, {due}.</source>
   <translation>Paused by {who} since {since}: {reason}. It had fallen due before, {due}.</translation>
  </message>
  <message>
   <source>Paused by {who} since {since}: {reason}. {left} of {within} are left and stay so.</source>
   <translation>Paused by {who} since {since}: {reason}. {left} of {within} are left and stay so.</translation>
  </message>
  <message>
   <source>Policy</source>
   <translation>Policy</translation>
  </message>
  <message>
   <source>Since created</source>
   <translation>Since created</translation>
  </message>
  <message>
   <source>Since graded</source>
   <translation>Since graded</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Started</translation>
  </message>
  <message>
   <source>Why this time?</source>
   <translation>Why this time?</translation>
  </message>
  <message>
   <source>Why?</source>
   <translation>Why?</translation>
  </message>
  <message>
   <source>acknowledged</source>
   <translation>acknowledged</translation>
  </message>
  <message>
   <source>before it was graded so</source>
   <translation>before it was graded so</translation>
  </message>
  <message>
   <source>break</source>
   <translation>break</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelled</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>counted</source>
   <translation>counted</translation>
  </message>
  <message>
   <source>deployed</source>
   <translation>deployed</translation>
  </message>
  <message>
   <source>due</source>
   <translation>due</translation>
  </message>
  <message>
   <source>due {time}</source>
   <translation>due {time}</translation>
  </message>
  <message>
   <source>due; this is not live</source>
   <translation>due; this is not live</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>ended</translation>
  </message>
  <message>
   <source>ended, until {who} reopened it</source>
   <translation>ended, until {who} reopened it</translation>
  </message>
  <message>
   <source>holiday: {name}</source>
   <translation>holiday: {name}</translation>
  </message>
  <message>
   <source>merged</source>
   <translation>merged</translation>
  </message>
  <message>
   <source>met</source>
   <translation>met</translation>
  </message>
  <message>
   <source>missed</source>
   <translation>missed</translation>
  </message>
  <message>
   <source>never</source>
   <translation>never</translation>
  </message>
  <message>
   <source>no policy</source>
   <translation>no policy</translation>
  </message>
  <message>
   <source>not yet known</source>
   <translation>not yet known</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
  <message>
   <source>opened</source>
   <translation>opened</translation>
  </message>
  <message>
   <source>overdue</source>
   <translation>overdue</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>paused: {reason}, by {who}</source>
   <translation>paused: {reason}, by {who}</translation>
  </message>
  <message>
   <source>reopened</source>
   <translation>reopened</translation>
  </message>
  <message>
   <source>resolved</source>
   <translation>resolved</translation>
  </message>
  <message>
   <source>resumed</source>
   <translation>resumed</translation>
  </message>
  <message>
   <source>running</source>
   <translation>running</translation>
  </message>
  <message>
   <source>running, though missed</source>
   <translation>running, though missed</translation>
  </message>
  <message>
   <source>somebody unknown</source>
   <translation>somebody unknown</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>sum</translation>
  </message>
  <message>
   <source>then</source>
   <translation>then</translation>
  </message>
  <message>
   <source>to come</source>
   <translation>to come</translation>
  </message>
  <message>
   <source>to spare</source>
   <translation>to spare</translation>
  </message>
  <message>
   <source>until due</source>
   <translation>until due</translation>
  </message>
  <message>
   <source>updated</source>
   <translation>updated</translation>
  </message>
  <message>
   <source>worked</source>
   <translation>worked</translation>
  </message>
  <message>
   <source>working time, as one sum</source>
   <translation>working time, as one sum</translation>
  </message>
  <message>
   <source>{days} days × {each}</source>
   <translation>{days} days × {each}</translation>
  </message>
  <message>
   <source>{first} to {last} of {all}; the arrows scroll</source>
   <translation>{first} to {last} of {all}; the arrows scroll</translation>
  </message>
  <message>
   <source>{left} of {within} working time are left, and the calendar does not open for so long.</source>
   <translation>{left} of {within} working time are left, and the calendar does not open for so long.</translation>
  </message>
  <message>
   <source>{left} of {within} working time are left, so it falls due {due}.</source>
   <translation>{left} of {within} working time are left, so it falls due {due}.</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{name}; times in {zone}</source>
   <translation>{name}; times in {zone}</translation>
  </message>
  <message>
   <source>{percent} % {time}</source>
   <translation>{percent} % {time}</translation>
  </message>
  <message>
   <source>{policy}, version {number} of {rules}, in force from the beginning</source>
   <translation>{policy}, version {number} of {rules}, in force from the beginning</translation>
  </message>
  <message>
   <source>{policy}, version {number} of {rules}, in force since {date}</source>
   <translation>{policy}, version {number} of {rules}, in force since {date}</translation>
  </message>
  <message>
   <source>{promise} {cycle}</source>
   <translation>{promise} {cycle}</translation>
  </message>
  <message>
   <source>{time}, {what} by {who}</source>
   <translation>{time}, {what} by {who}</translation>
  </message>
  <message>
   <source>{time}: severity {severity}, P{priority}, {policy}; {used} used</source>
   <translation>{time}: severity {severity}, P{priority}, {policy}; {used} used</translation>
  </message>
  <message>
   <source>{used} used</source>
   <translation>{used} used</translation>
  </message>
  <message>
   <source>{used} used, due {time}</source>
   <translation>{used} used, due {time}</translation>
  </message>
  <message>
   <source>{weeks} weeks of {days} days × {each}</source>
   <translation>{weeks} weeks of {days} days × {each}</translation>
  </message>
  <message>
   <source>{within} = {used} used + {left} left</source>
   <translation>{within} = {used} used + {left} left</translation>
  </message>
  <message>
   <source>{within} = {used} used − {left} over</source>
   <translation>{within} = {used} used − {left} over</translation>
  </message>
  <message>
   <source>{zone}, as on this machine</source>
   <translation>{zone}, as on this machine</translation>
  </message>
 </context>
 <context>
  <name>ProofPanel</name>
  <message>
   <source>This incident is no longer open. “wallboard clock” proves its clocks.</source>
   <translation>This incident is no longer open. “wallboard clock” proves its clocks.</translation>
  </message>
  <message>
   <source>Why this time?</source>
   <translation>Why this time?</translation>
  </message>
 </context>
 <context>
  <name>PublishBar</name>
  <message>
   <source>In force</source>
   <translation>In force</translation>
  </message>
  <message>
   <source>In force from</source>
   <translation>In force from</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Not yet</translation>
  </message>
  <message>
   <source>Publish</source>
   <translation>Publish</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Why</translation>
  </message>
  <message>
   <source>from a date</source>
   <translation>from a date</translation>
  </message>
  <message>
   <source>from now on</source>
   <translation>from now on</translation>
  </message>
  <message>
   <source>why (others will read it)</source>
   <translation>why (others will read it)</translation>
  </message>
 </context>
 <context>
  <name>Reason</name>
  <message>
   <source>Answered</source>
   <translation>Answered</translation>
  </message>
  <message>
   <source>Cannot do it</source>
   <translation>Cannot do it</translation>
  </message>
  <message>
   <source>Closed by mistake</source>
   <translation>Closed by mistake</translation>
  </message>
  <message>
   <source>Covers for somebody</source>
   <translation>Covers for somebody</translation>
  </message>
  <message>
   <source>Fixed</source>
   <translation>Fixed</translation>
  </message>
  <message>
   <source>Going on a break</source>
   <translation>Going on a break</translation>
  </message>
  <message>
   <source>Handed over</source>
   <translation>Handed over</translation>
  </message>
  <message>
   <source>Has no time for it</source>
   <translation>Has no time for it</translation>
  </message>
  <message>
   <source>Is nearest</source>
   <translation>Is nearest</translation>
  </message>
  <message>
   <source>It came back</source>
   <translation>It came back</translation>
  </message>
  <message>
   <source>It gets worse</source>
   <translation>It gets worse</translation>
  </message>
  <message>
   <source>It was a mistake</source>
   <translation>It was a mistake</translation>
  </message>
  <message>
   <source>It was not fixed</source>
   <translation>It was not fixed</translation>
  </message>
  <message>
   <source>Knows the matter</source>
   <translation>Knows the matter</translation>
  </message>
  <message>
   <source>Lunch</source>
   <translation>Lunch</translation>
  </message>
  <message>
   <source>Meeting</source>
   <translation>Meeting</translation>
  </message>
  <message>
   <source>More work there</source>
   <translation>More work there</translation>
  </message>
  <message>
   <source>Needed elsewhere</source>
   <translation>Needed elsewhere</translation>
  </message>
  <message>
   <source>Needs a decision</source>
   <translation>Needs a decision</translation>
  </message>
  <message>
   <source>No fault found</source>
   <translation>No fault found</translation>
  </message>
  <message>
   <source>Not needed any more</source>
   <translation>Not needed any more</translation>
  </message>
  <message>
   <source>Not ours</source>
   <translation>Not ours</translation>
  </message>
  <message>
   <source>On a call</source>
   <translation>On a call</translation>
  </message>
  <message>
   <source>Only a test</source>
   <translation>Only a test</translation>
  </message>
  <message>
   <source>Opened by mistake</source>
   <translation>Opened by mistake</translation>
  </message>
  <message>
   <source>Personal</source>
   <translation>Personal</translation>
  </message>
  <message>
   <source>Planned work</source>
   <translation>Planned work</translation>
  </message>
  <message>
   <source>Rest</source>
   <translation>Rest</translation>
  </message>
  <message>
   <source>Runs late</source>
   <translation>Runs late</translation>
  </message>
  <message>
   <source>Sent by mistake</source>
   <translation>Sent by mistake</translation>
  </message>
  <message>
   <source>Skills needed there</source>
   <translation>Skills needed there</translation>
  </message>
  <message>
   <source>Spam</source>
   <translation>Spam</translation>
  </message>
  <message>
   <source>Taken back by the caller</source>
   <translation>Taken back by the caller</translation>
  </message>
  <message>
   <source>The agent asked for it</source>
   <translation>The agent asked for it</translation>
  </message>
  <message>
   <source>The customer asks for it</source>
   <translation>The customer asks for it</translation>
  </message>
  <message>
   <source>The others are needed elsewhere</source>
   <translation>The others are needed elsewhere</translation>
  </message>
  <message>
   <source>Things have changed</source>
   <translation>Things have changed</translation>
  </message>
  <message>
   <source>Told twice</source>
   <translation>Told twice</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Unwell</source>
   <translation>Unwell</translation>
  </message>
  <message>
   <source>Waits for a supplier</source>
   <translation>Waits for a supplier</translation>
  </message>
  <message>
   <source>Waits for an approval</source>
   <translation>Waits for an approval</translation>
  </message>
  <message>
   <source>Waits for somebody else</source>
   <translation>Waits for somebody else</translation>
  </message>
  <message>
   <source>Waits for the customer</source>
   <translation>Waits for the customer</translation>
  </message>
  <message>
   <source>Was asked for</source>
   <translation>Was asked for</translation>
  </message>
  <message>
   <source>Worked around</source>
   <translation>Worked around</translation>
  </message>
 </context>
 <context>
  <name>ReasonPrompt</name>
  <message>
   <source>All or none</source>
   <translation>All or none</translation>
  </message>
  <message>
   <source>As many as pass</source>
   <translation>As many as pass</translation>
  </message>
  <message>
   <source>Do it</source>
   <translation>Do it</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>more words; a number answers</source>
   <translation>more words; a number answers</translation>
  </message>
  <message>
   <source>or your own words, Enter</source>
   <translation>or your own words, Enter</translation>
  </message>
  <message>
   <source>why, if you like; Enter does it, Esc lets it be</source>
   <translation>why, if you like; Enter does it, Esc lets it be</translation>
  </message>
 </context>
 <context>
  <name>Rest</name>
  <message>
   <source>The wall rests until {time}. An alarm of severity 1 wakes it.</source>
   <translation>The wall rests until {time}. An alarm of severity 1 wakes it.</translation>
  </message>
 </context>
 <context>
  <name>ReturnedBlock</name>
  <message numerus="yes">
   <source>%n came back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Came back</source>
   <translation>Came back</translation>
  </message>
  <message>
   <source>Show the incident</source>
   <translation>Show the incident</translation>
  </message>
 </context>
 <context>
  <name>Risk</name>
  <message>
   <source>Ahead</source>
   <translation>Ahead</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Due</translation>
  </message>
  <message>
   <source>Ends</source>
   <translation>Ends</translation>
  </message>
  <message>
   <source>Short by</source>
   <translation>Short by</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Started</translation>
  </message>
  <message>
   <source>Starts</source>
   <translation>Starts</translation>
  </message>
  <message>
   <source>Takes</source>
   <translation>Takes</translation>
  </message>
  <message>
   <source>To spare</source>
   <translation>To spare</translation>
  </message>
  <message>
   <source>already broken</source>
   <translation>already broken</translation>
  </message>
  <message>
   <source>due − ends</source>
   <translation>due − ends</translation>
  </message>
  <message>
   <source>due − starts</source>
   <translation>due − starts</translation>
  </message>
  <message>
   <source>ends − due</source>
   <translation>ends − due</translation>
  </message>
  <message>
   <source>in work, {margin}</source>
   <translation>in work, {margin}</translation>
  </message>
  <message>
   <source>no team</source>
   <translation>no team</translation>
  </message>
  <message>
   <source>no team has it</source>
   <translation>no team has it</translation>
  </message>
  <message>
   <source>nobody here</source>
   <translation>nobody here</translation>
  </message>
  <message>
   <source>nobody here for {absent}, {ahead} ahead, {free} free, {margin}</source>
   <translation>nobody here for {absent}, {ahead} ahead, {free} free, {margin}</translation>
  </message>
  <message>
   <source>nobody here, and nobody planned</source>
   <translation>nobody here, and nobody planned</translation>
  </message>
  <message>
   <source>nothing falls due</source>
   <translation>nothing falls due</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
  <message>
   <source>starts − due</source>
   <translation>starts − due</translation>
  </message>
  <message>
   <source>too little history: {count} of {needed} needed</source>
   <translation>too little history: {count} of {needed} needed</translation>
  </message>
  <message>
   <source>{ahead} ahead, {free} free, {margin}</source>
   <translation>{ahead} ahead, {free} free, {margin}</translation>
  </message>
  <message>
   <source>{ahead} of {team}; {free} free of {present} to take them</source>
   <translation>{ahead} of {team}; {free} free of {present} to take them</translation>
  </message>
  <message>
   <source>{ahead} that no team has</source>
   <translation>{ahead} that no team has</translation>
  </message>
  <message>
   <source>{hours} h</source>
   <translation>{hours} h</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{promise} {span} short</source>
   <translation>{promise} {span} short</translation>
  </message>
  <message>
   <source>{promise} {span} to spare</source>
   <translation>{promise} {span} to spare</translation>
  </message>
  <message>
   <source>{span} = {against}</source>
   <translation>{span} = {against}</translation>
  </message>
  <message>
   <source>{span} short</source>
   <translation>{span} short</translation>
  </message>
  <message>
   <source>{span} to spare</source>
   <translation>{span} to spare</translation>
  </message>
  <message>
   <source>{span}, median of all {count}</source>
   <translation>{span}, median of all {count}</translation>
  </message>
  <message>
   <source>{span}, median of {count} of its nature and severity</source>
   <translation>{span}, median of {count} of its nature and severity</translation>
  </message>
  <message>
   <source>{span}, median of {count} of its severity</source>
   <translation>{span}, median of {count} of its severity</translation>
  </message>
  <message>
   <source>{time} = {since} + {count} × {span} ÷ {present}</source>
   <translation>{time} = {since} + {count} × {span} ÷ {present}</translation>
  </message>
  <message>
   <source>{time}, to {promise}</source>
   <translation>{time}, to {promise}</translation>
  </message>
 </context>
 <context>
  <name>RulesDraft</name>
  <message>
   <source>the rules</source>
   <translation>the rules</translation>
  </message>
 </context>
 <context>
  <name>RulesHead</name>
  <message>
   <source>Bring draft back</source>
   <translation>Bring draft back</translation>
  </message>
  <message>
   <source>Discard draft</source>
   <translation>Discard draft</translation>
  </message>
  <message>
   <source>Publish the draft</source>
   <translation>Publish the draft</translation>
  </message>
  <message>
   <source>Publishing…</source>
   <translation>Publishing…</translation>
  </message>
  <message>
   <source>Publish…</source>
   <translation>Publish…</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Rules</translation>
  </message>
  <message>
   <source>by {name}</source>
   <translation>by {name}</translation>
  </message>
  <message>
   <source>draft on version {number}</source>
   <translation>draft on version {number}</translation>
  </message>
  <message>
   <source>example</source>
   <translation>example</translation>
  </message>
  <message>
   <source>no rules are in force</source>
   <translation>no rules are in force</translation>
  </message>
  <message>
   <source>version {number} in force {since}</source>
   <translation>version {number} in force {since}</translation>
  </message>
 </context>
 <context>
  <name>RulesNotice</name>
  <message>
   <source>What you change is a draft until it is published · {tries} tries it · {key} publishes it</source>
   <translation>What you change is a draft until it is published · {tries} tries it · {key} publishes it</translation>
  </message>
 </context>
 <context>
  <name>RulesRows</name>
  <message>
   <source>version {number}, {name}</source>
   <translation>version {number}, {name}</translation>
  </message>
  <message>
   <source>{day} {month}, every year</source>
   <translation>{day} {month}, every year</translation>
  </message>
 </context>
 <context>
  <name>RulesWords</name>
  <message>
   <source>Acknowledge</source>
   <translation>Acknowledge</translation>
  </message>
  <message>
   <source>Deploy</source>
   <translation>Deploy</translation>
  </message>
  <message>
   <source>P{list}</source>
   <translation>P{list}</translation>
  </message>
  <message>
   <source>Resolve</source>
   <translation>Resolve</translation>
  </message>
  <message>
   <source>Update</source>
   <translation>Update</translation>
  </message>
  <message>
   <source>acknowledged</source>
   <translation>acknowledged</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelled</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>deployed</source>
   <translation>deployed</translation>
  </message>
  <message>
   <source>every incident</source>
   <translation>every incident</translation>
  </message>
  <message>
   <source>every pause holds it</source>
   <translation>every pause holds it</translation>
  </message>
  <message>
   <source>from {starts} to {stops}; {pauses}; warns at {marks} %</source>
   <translation>from {starts} to {stops}; {pauses}; warns at {marks} %</translation>
  </message>
  <message>
   <source>held by {reasons}</source>
   <translation>held by {reasons}</translation>
  </message>
  <message>
   <source>it runs on where it stopped</source>
   <translation>it runs on where it stopped</translation>
  </message>
  <message>
   <source>it starts again, and the first verdict is forgotten</source>
   <translation>it starts again, and the first verdict is forgotten</translation>
  </message>
  <message>
   <source>merged</source>
   <translation>merged</translation>
  </message>
  <message>
   <source>no pause holds it</source>
   <translation>no pause holds it</translation>
  </message>
  <message>
   <source>opened</source>
   <translation>opened</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>promises nothing</source>
   <translation>promises nothing</translation>
  </message>
  <message>
   <source>reopened</source>
   <translation>reopened</translation>
  </message>
  <message>
   <source>resolved</source>
   <translation>resolved</translation>
  </message>
  <message>
   <source>resumed</source>
   <translation>resumed</translation>
  </message>
  <message>
   <source>severity {list}</source>
   <translation>severity {list}</translation>
  </message>
  <message>
   <source>since it was created</source>
   <translation>since it was created</translation>
  </message>
  <message>
   <source>since it was last graded</source>
   <translation>since it was last graded</translation>
  </message>
  <message>
   <source>since the beginning</source>
   <translation>since the beginning</translation>
  </message>
  <message>
   <source>since {time}</source>
   <translation>since {time}</translation>
  </message>
  <message>
   <source>the verdict stands, and another clock starts</source>
   <translation>the verdict stands, and another clock starts</translation>
  </message>
  <message>
   <source>update given</source>
   <translation>update given</translation>
  </message>
  <message>
   <source>{count} d</source>
   <translation>{count} d</translation>
  </message>
  <message>
   <source>{count} h</source>
   <translation>{count} h</translation>
  </message>
  <message>
   <source>{count} min</source>
   <translation>{count} min</translation>
  </message>
  <message>
   <source>{count} s</source>
   <translation>{count} s</translation>
  </message>
  <message>
   <source>{list} or {last}</source>
   <translation>{list} or {last}</translation>
  </message>
 </context>
 <context>
  <name>Said</name>
  <message>
   <source>Accept what is offered</source>
   <translation>Accept what is offered</translation>
  </message>
  <message>
   <source>Acknowledge</source>
   <translation>Acknowledge</translation>
  </message>
  <message>
   <source>Acknowledge every alarm</source>
   <translation>Acknowledge every alarm</translation>
  </message>
  <message>
   <source>Acknowledge the alarm</source>
   <translation>Acknowledge the alarm</translation>
  </message>
  <message>
   <source>All about this incident</source>
   <translation>All about this incident</translation>
  </message>
  <message>
   <source>Already offered to this team</source>
   <translation>Already offered to this team</translation>
  </message>
  <message>
   <source>Already on it</source>
   <translation>Already on it</translation>
  </message>
  <message>
   <source>Answer on somebody's behalf…</source>
   <translation>Answer on somebody's behalf…</translation>
  </message>
  <message>
   <source>At {site}, not at {wanted}</source>
   <translation>At {site}, not at {wanted}</translation>
  </message>
  <message>
   <source>Break in {left} min</source>
   <translation>Break in {left} min</translation>
  </message>
  <message>
   <source>Break {left} min after that</source>
   <translation>Break {left} min after that</translation>
  </message>
  <message>
   <source>Bring all pages back to now</source>
   <translation>Bring all pages back to now</translation>
  </message>
  <message>
   <source>Bring somebody back from a break…</source>
   <translation>Bring somebody back from a break…</translation>
  </message>
  <message>
   <source>Came from a severity 1 only {ago} min ago</source>
   <translation>Came from a severity 1 only {ago} min ago</translation>
  </message>
  <message>
   <source>Cancel it…</source>
   <translation>Cancel it…</translation>
  </message>
  <message>
   <source>Carries {load}</source>
   <translation>Carries {load}</translation>
  </message>
  <message>
   <source>Carries {load}, free for {idle} min</source>
   <translation>Carries {load}, free for {idle} min</translation>
  </message>
  <message>
   <source>Choose number {digit}</source>
   <translation>Choose number {digit}</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Close Wallboard</source>
   <translation>Close Wallboard</translation>
  </message>
  <message>
   <source>Comes from a severity 1 only {ago} min before</source>
   <translation>Comes from a severity 1 only {ago} min before</translation>
  </message>
  <message>
   <source>Could go for a reason, with {score} points</source>
   <translation>Could go for a reason, with {score} points</translation>
  </message>
  <message>
   <source>Could not go</source>
   <translation>Could not go</translation>
  </message>
  <message>
   <source>Could start in {wait} min</source>
   <translation>Could start in {wait} min</translation>
  </message>
  <message>
   <source>Could start now</source>
   <translation>Could start now</translation>
  </message>
  <message>
   <source>Decline what is offered…</source>
   <translation>Decline what is offered…</translation>
  </message>
  <message>
   <source>Declined.</source>
   <translation>Declined.</translation>
  </message>
  <message>
   <source>Deploy: carry it to somebody</source>
   <translation>Deploy: carry it to somebody</translation>
  </message>
  <message>
   <source>Deploy: choose by number</source>
   <translation>Deploy: choose by number</translation>
  </message>
  <message>
   <source>Did not take it when it was offered</source>
   <translation>Did not take it when it was offered</translation>
  </message>
  <message>
   <source>Do without who did not come</source>
   <translation>Do without who did not come</translation>
  </message>
  <message>
   <source>Escalate</source>
   <translation>Escalate</translation>
  </message>
  <message>
   <source>Explain the figures</source>
   <translation>Explain the figures</translation>
  </message>
  <message>
   <source>Figures of the last weeks</source>
   <translation>Figures of the last weeks</translation>
  </message>
  <message>
   <source>Full screen, or not</source>
   <translation>Full screen, or not</translation>
  </message>
  <message>
   <source>Go back in time</source>
   <translation>Go back in time</translation>
  </message>
  <message>
   <source>Go on a break…</source>
   <translation>Go on a break…</translation>
  </message>
  <message>
   <source>Handed over {count} times already</source>
   <translation>Handed over {count} times already</translation>
  </message>
  <message>
   <source>Hold it to other rules…</source>
   <translation>Hold it to other rules…</translation>
  </message>
  <message>
   <source>Holds {held} of {needed} skills needed, of another team</source>
   <translation>Holds {held} of {needed} skills needed, of another team</translation>
  </message>
  <message>
   <source>Holds {held} of {needed} skills needed, of the incident's team</source>
   <translation>Holds {held} of {needed} skills needed, of the incident's team</translation>
  </message>
  <message>
   <source>Just ended…</source>
   <translation>Just ended…</translation>
  </message>
  <message>
   <source>Knows this customer</source>
   <translation>Knows this customer</translation>
  </message>
  <message>
   <source>Lacks {skill}</source>
   <translation>Lacks {skill}</translation>
  </message>
  <message>
   <source>Leaves the team nobody for a severity 1</source>
   <translation>Leaves the team nobody for a severity 1</translation>
  </message>
  <message>
   <source>Leaves {others} of the team who could take a severity 1</source>
   <translation>Leaves {others} of the team who could take a severity 1</translation>
  </message>
  <message>
   <source>Let go over who is marked</source>
   <translation>Let go over who is marked</translation>
  </message>
  <message>
   <source>Merge into another…</source>
   <translation>Merge into another…</translation>
  </message>
  <message>
   <source>Move somebody to another team…</source>
   <translation>Move somebody to another team…</translation>
  </message>
  <message>
   <source>New to this incident and customer</source>
   <translation>New to this incident and customer</translation>
  </message>
  <message>
   <source>No agent has the code “{code}”.</source>
   <translation>No agent has the code “{code}”.</translation>
  </message>
  <message>
   <source>No agent has the login “{login}”. An agent's code must be it, or their row name its operator; a supervisor gives --agent CODE.</source>
   <translation>No agent has the login “{login}”. An agent's code must be it, or their row name its operator; a supervisor gives --agent CODE.</translation>
  </message>
  <message>
   <source>No end of the shift is known</source>
   <translation>No end of the shift is known</translation>
  </message>
  <message>
   <source>No public holidays are known for {region}; name a country such as GB or a part of one such as GB-ENG, or enter the dates by hand.</source>
   <translation>No public holidays are known for {region}; name a country such as GB or a part of one such as GB-ENG, or enter the dates by hand.</translation>
  </message>
  <message>
   <source>No public holidays can be listed from {first_year} to {last_year}; name a first and a last year, in order and at most {most_years} years.</source>
   <translation>No public holidays can be listed from {first_year} to {last_year}; name a first and a last year, in order and at most {most_years} years.</translation>
  </message>
  <message>
   <source>Nobody has acknowledged {incident} yet. Do that, then pause it.</source>
   <translation>Nobody has acknowledged {incident} yet. Do that, then pause it.</translation>
  </message>
  <message>
   <source>Nobody here could take it now</source>
   <translation>Nobody here could take it now</translation>
  </message>
  <message>
   <source>Nobody here has room for it</source>
   <translation>Nobody here has room for it</translation>
  </message>
  <message>
   <source>Nobody of the team answered</source>
   <translation>Nobody of the team answered</translation>
  </message>
  <message>
   <source>Nobody of this team has {skill}</source>
   <translation>Nobody of this team has {skill}</translation>
  </message>
  <message>
   <source>Nobody of this team is here</source>
   <translation>Nobody of this team is here</translation>
  </message>
  <message>
   <source>Nobody of {team} has taken {incident} yet. Accept it first.</source>
   <translation>Nobody of {team} has taken {incident} yet. Accept it first.</translation>
  </message>
  <message>
   <source>Nobody was named.</source>
   <translation>Nobody was named.</translation>
  </message>
  <message>
   <source>Not on shift</source>
   <translation>Not on shift</translation>
  </message>
  <message>
   <source>Not on shift then</source>
   <translation>Not on shift then</translation>
  </message>
  <message>
   <source>Note that those who wait were told</source>
   <translation>Note that those who wait were told</translation>
  </message>
  <message>
   <source>Nothing of {agent} is called {which}. “wallboard agent list” tells what is theirs.</source>
   <translation>Nothing of {agent} is called {which}. “wallboard agent list” tells what is theirs.</translation>
  </message>
  <message>
   <source>Of another team; no skill is needed</source>
   <translation>Of another team; no skill is needed</translation>
  </message>
  <message>
   <source>Of the incident's team</source>
   <translation>Of the incident's team</translation>
  </message>
  <message>
   <source>On a break</source>
   <translation>On a break</translation>
  </message>
  <message>
   <source>On a break then</source>
   <translation>On a break then</translation>
  </message>
  <message>
   <source>Only {agent} or a supervisor can answer this, and your login has the role {role}. Ask one of them.</source>
   <translation>Only {agent} or a supervisor can answer this, and your login has the role {role}. Ask one of them.</translation>
  </message>
  <message>
   <source>Only {agent} or a supervisor can answer this, and your login is not known to this database. Ask one of them.</source>
   <translation>Only {agent} or a supervisor can answer this, and your login is not known to this database. Ask one of them.</translation>
  </message>
  <message>
   <source>Pause…</source>
   <translation>Pause…</translation>
  </message>
  <message>
   <source>Prove its time</source>
   <translation>Prove its time</translation>
  </message>
  <message>
   <source>Publish the draft</source>
   <translation>Publish the draft</translation>
  </message>
  <message>
   <source>Put the incident back</source>
   <translation>Put the incident back</translation>
  </message>
  <message>
   <source>Reopen</source>
   <translation>Reopen</translation>
  </message>
  <message>
   <source>Resolve…</source>
   <translation>Resolve…</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Resume</translation>
  </message>
  <message>
   <source>Say into which incident, and merge it again.</source>
   <translation>Say into which incident, and merge it again.</translation>
  </message>
  <message>
   <source>Say that you are done…</source>
   <translation>Say that you are done…</translation>
  </message>
  <message>
   <source>Say that you are here</source>
   <translation>Say that you are here</translation>
  </message>
  <message>
   <source>Say that you begin</source>
   <translation>Say that you begin</translation>
  </message>
  <message>
   <source>Say that you leave</source>
   <translation>Say that you leave</translation>
  </message>
  <message>
   <source>Say what it waits for, and pause it again.</source>
   <translation>Say what it waits for, and pause it again.</translation>
  </message>
  <message>
   <source>Say why it is cancelled, and cancel it again.</source>
   <translation>Say why it is cancelled, and cancel it again.</translation>
  </message>
  <message>
   <source>Say why, as one of: {codes}.</source>
   <translation>Say why, as one of: {codes}.</translation>
  </message>
  <message>
   <source>Say with what outcome, and resolve it again.</source>
   <translation>Say with what outcome, and resolve it again.</translation>
  </message>
  <message>
   <source>Search and filter</source>
   <translation>Search and filter</translation>
  </message>
  <message>
   <source>Send somebody back to their team…</source>
   <translation>Send somebody back to their team…</translation>
  </message>
  <message>
   <source>Send somebody on a break…</source>
   <translation>Send somebody on a break…</translation>
  </message>
  <message>
   <source>Shift ends in {left} min</source>
   <translation>Shift ends in {left} min</translation>
  </message>
  <message>
   <source>Shift ends {left} min after that</source>
   <translation>Shift ends {left} min after that</translation>
  </message>
  <message>
   <source>Show the desk</source>
   <translation>Show the desk</translation>
  </message>
  <message>
   <source>Show the heat</source>
   <translation>Show the heat</translation>
  </message>
  <message>
   <source>Show the people</source>
   <translation>Show the people</translation>
  </message>
  <message>
   <source>Show the rules</source>
   <translation>Show the rules</translation>
  </message>
  <message>
   <source>Show the wall</source>
   <translation>Show the wall</translation>
  </message>
  <message>
   <source>Silence the alarms for a while</source>
   <translation>Silence the alarms for a while</translation>
  </message>
  <message>
   <source>Silence the alarms for longer</source>
   <translation>Silence the alarms for longer</translation>
  </message>
  <message>
   <source>Silence the alarms for longest</source>
   <translation>Silence the alarms for longest</translation>
  </message>
  <message>
   <source>Somebody else has the lead already</source>
   <translation>Somebody else has the lead already</translation>
  </message>
  <message>
   <source>Speaks {spoken}, not {language}</source>
   <translation>Speaks {spoken}, not {language}</translation>
  </message>
  <message>
   <source>Still paused since {held}Z with {span} of working time to come; there is no due time until it resumes.</source>
   <translation>Still paused since {held}Z with {span} of working time to come; there is no due time until it resumes.</translation>
  </message>
  <message>
   <source>Stood before who was sent: a person decided otherwise</source>
   <translation>Stood before who was sent: a person decided otherwise</translation>
  </message>
  <message>
   <source>Take back what was done last</source>
   <translation>Take back what was done last</translation>
  </message>
  <message>
   <source>Take everybody off it</source>
   <translation>Take everybody off it</translation>
  </message>
  <message>
   <source>The board is not live; things may have changed</source>
   <translation>The board is not live; things may have changed</translation>
  </message>
  <message>
   <source>The end of the break has passed. Choose a later one.</source>
   <translation>The end of the break has passed. Choose a later one.</translation>
  </message>
  <message>
   <source>The holiday "--{month}-{day}" is a day that no year has.</source>
   <translation>The holiday "--{month}-{day}" is a day that no year has.</translation>
  </message>
  <message>
   <source>The holidays are one text, {holidays}; write a list of dates.</source>
   <translation>The holidays are one text, {holidays}; write a list of dates.</translation>
  </message>
  <message>
   <source>The inputs cannot be read any more: {why}</source>
   <translation>The inputs cannot be read any more: {why}</translation>
  </message>
  <message>
   <source>The offer came back</source>
   <translation>The offer came back</translation>
  </message>
  <message>
   <source>The offer came back: {reason}</source>
   <translation>The offer came back: {reason}</translation>
  </message>
  <message>
   <source>The stored inputs give another order of the candidates now</source>
   <translation>The stored inputs give another order of the candidates now</translation>
  </message>
  <message>
   <source>The stored inputs give the same order now, but other parts or objections</source>
   <translation>The stored inputs give the same order now, but other parts or objections</translation>
  </message>
  <message>
   <source>The stored ranking cannot be read any more</source>
   <translation>The stored ranking cannot be read any more</translation>
  </message>
  <message>
   <source>The team was kept for it and could not be asked: {reason}</source>
   <translation>The team was kept for it and could not be asked: {reason}</translation>
  </message>
  <message>
   <source>The time to keep them for has passed</source>
   <translation>The time to keep them for has passed</translation>
  </message>
  <message>
   <source>The time to return has passed. Choose a later one.</source>
   <translation>The time to return has passed. Choose a later one.</translation>
  </message>
  <message>
   <source>The weekly hours name {weekdays} twice; write its periods as one list.</source>
   <translation>The weekly hours name {weekdays} twice; write its periods as one list.</translation>
  </message>
  <message>
   <source>The working calendar ({tz}) never closed before {instant}Z.</source>
   <translation>The working calendar ({tz}) never closed before {instant}Z.</translation>
  </message>
  <message>
   <source>The working calendar ({tz}) never closes after {instant}Z.</source>
   <translation>The working calendar ({tz}) never closes after {instant}Z.</translation>
  </message>
  <message>
   <source>The working calendar ({tz}) never opens after {instant}Z.</source>
   <translation>The working calendar ({tz}) never opens after {instant}Z.</translation>
  </message>
  <message>
   <source>The working calendar is never open for {span} {side} {at}Z; look at its hours, dates and holidays.</source>
   <translation>The working calendar is never open for {span} {side} {at}Z; look at its hours, dates and holidays.</translation>
  </message>
  <message>
   <source>The year {number} is beyond what a working calendar reckons with.</source>
   <translation>The year {number} is beyond what a working calendar reckons with.</translation>
  </message>
  <message>
   <source>The {place} are {written}; write a list of pairs such as ("09:00", "17:00").</source>
   <translation>The {place} are {written}; write a list of pairs such as ("09:00", "17:00").</translation>
  </message>
  <message>
   <source>Their team is closed</source>
   <translation>Their team is closed</translation>
  </message>
  <message>
   <source>There is no such incident to merge into. Choose another.</source>
   <translation>There is no such incident to merge into. Choose another.</translation>
  </message>
  <message>
   <source>This agent is no longer there</source>
   <translation>This agent is no longer there</translation>
  </message>
  <message>
   <source>This incident cannot be read; have its row put right first</source>
   <translation>This incident cannot be read; have its row put right first</translation>
  </message>
  <message>
   <source>This incident is no longer open</source>
   <translation>This incident is no longer open</translation>
  </message>
  <message>
   <source>This move is over already</source>
   <translation>This move is over already</translation>
  </message>
  <message>
   <source>This offer is no longer there</source>
   <translation>This offer is no longer there</translation>
  </message>
  <message>
   <source>This team is closed</source>
   <translation>This team is closed</translation>
  </message>
  <message>
   <source>This team is no longer there</source>
   <translation>This team is no longer there</translation>
  </message>
  <message>
   <source>This team is not there any more. Choose another.</source>
   <translation>This team is not there any more. Choose another.</translation>
  </message>
  <message>
   <source>Try the draft on past days</source>
   <translation>Try the draft on past days</translation>
  </message>
  <message>
   <source>Was not on the board</source>
   <translation>Was not on the board</translation>
  </message>
  <message>
   <source>Was number {rank}, with {score} points</source>
   <translation>Was number {rank}, with {score} points</translation>
  </message>
  <message>
   <source>Was on this incident before</source>
   <translation>Was on this incident before</translation>
  </message>
  <message>
   <source>Was recommended, with {score} points</source>
   <translation>Was recommended, with {score} points</translation>
  </message>
  <message>
   <source>What can I do?</source>
   <translation>What can I do?</translation>
  </message>
  <message>
   <source>Who follows the log</source>
   <translation>Who follows the log</translation>
  </message>
  <message>
   <source>Would be {load} of {capacity}</source>
   <translation>Would be {load} of {capacity}</translation>
  </message>
  <message>
   <source>Would carry {load} of {capacity}</source>
   <translation>Would carry {load} of {capacity}</translation>
  </message>
  <message>
   <source>an incident is answered by being acknowledged or deployed; choose one of these</source>
   <translation>an incident is answered by being acknowledged or deployed; choose one of these</translation>
  </message>
  <message>
   <source>an update must stop it; add updated to what stops it</source>
   <translation>an update must stop it; add updated to what stops it</translation>
  </message>
  <message>
   <source>at least one part must weigh more than 0</source>
   <translation>at least one part must weigh more than 0</translation>
  </message>
  <message>
   <source>calendar {code}, {field}: {trouble}</source>
   <translation>calendar {code}, {field}: {trouble}</translation>
  </message>
  <message>
   <source>calendar {code}: {trouble}</source>
   <translation>calendar {code}: {trouble}</translation>
  </message>
  <message>
   <source>continuity</source>
   <translation>continuity</translation>
  </message>
  <message>
   <source>cover left behind</source>
   <translation>cover left behind</translation>
  </message>
  <message>
   <source>did you mean {key}?</source>
   <translation>did you mean {key}?</translation>
  </message>
  <message>
   <source>fairness</source>
   <translation>fairness</translation>
  </message>
  <message>
   <source>free capacity</source>
   <translation>free capacity</translation>
  </message>
  <message>
   <source>goals, {field}: {trouble}</source>
   <translation>goals, {field}: {trouble}</translation>
  </message>
  <message>
   <source>goals: {trouble}</source>
   <translation>goals: {trouble}</translation>
  </message>
  <message>
   <source>it never opens; give at least one weekday its hours</source>
   <translation>it never opens; give at least one weekday its hours</translation>
  </message>
  <message>
   <source>it promises to {promise} {count} times; keep one</source>
   <translation>it promises to {promise} {count} times; keep one</translation>
  </message>
  <message>
   <source>it would run on after the incident is cancelled or merged; let these cancel or stop it</source>
   <translation>it would run on after the incident is cancelled or merged; let these cancel or stop it</translation>
  </message>
  <message>
   <source>it would run on after the incident is resolved; let resolved stop or cancel it</source>
   <translation>it would run on after the incident is resolved; let resolved stop or cancel it</translation>
  </message>
  <message>
   <source>it would stay paused after the incident goes on; let resumed resume it</source>
   <translation>it would stay paused after the incident goes on; let resumed resume it</translation>
  </message>
  <message>
   <source>must be a code of small letters, digits and _ like knows_the_matter</source>
   <translation>must be a code of small letters, digits and _ like knows_the_matter</translation>
  </message>
  <message>
   <source>must be a list</source>
   <translation>must be a list</translation>
  </message>
  <message>
   <source>must be a number from 0 to 1</source>
   <translation>must be a number from 0 to 1</translation>
  </message>
  <message>
   <source>must be a text of 1 to {longest} characters</source>
   <translation>must be a text of 1 to {longest} characters</translation>
  </message>
  <message>
   <source>must be a whole number from {least} to {most}</source>
   <translation>must be a whole number from {least} to {most}</translation>
  </message>
  <message>
   <source>must be an object</source>
   <translation>must be an object</translation>
  </message>
  <message>
   <source>must be an opening and a closing time</source>
   <translation>must be an opening and a closing time</translation>
  </message>
  <message>
   <source>must be at most {most} reasons</source>
   <translation>must be at most {most} reasons</translation>
  </message>
  <message>
   <source>must be block: without this rule nothing makes sense</source>
   <translation>must be block: without this rule nothing makes sense</translation>
  </message>
  <message>
   <source>must be one of {levels}</source>
   <translation>must be one of {levels}</translation>
  </message>
  <message>
   <source>must be true or false</source>
   <translation>must be true or false</translation>
  </message>
  <message>
   <source>no answer</source>
   <translation>no answer</translation>
  </message>
  <message>
   <source>nothing starts it; it usually starts on opened</source>
   <translation>nothing starts it; it usually starts on opened</translation>
  </message>
  <message>
   <source>occupancy must be more than 0 %, and shrinkage less than 100 %</source>
   <translation>occupancy must be more than 0 %, and shrinkage less than 100 %</translation>
  </message>
  <message>
   <source>policy {code}, {field}: {trouble}</source>
   <translation>policy {code}, {field}: {trouble}</translation>
  </message>
  <message>
   <source>policy {code}, {promise}: {trouble}</source>
   <translation>policy {code}, {promise}: {trouble}</translation>
  </message>
  <message>
   <source>policy {code}: {trouble}</source>
   <translation>policy {code}: {trouble}</translation>
  </message>
  <message>
   <source>shift left</source>
   <translation>shift left</translation>
  </message>
  <message>
   <source>skill fit</source>
   <translation>skill fit</translation>
  </message>
  <message>
   <source>the document is no JSON: {trouble}</source>
   <translation>the document is no JSON: {trouble}</translation>
  </message>
  <message>
   <source>the policy document is no JSON: {trouble}</source>
   <translation>the policy document is no JSON: {trouble}</translation>
  </message>
  <message>
   <source>the service level must be more than 0 and less than 100 %</source>
   <translation>the service level must be more than 0 and less than 100 %</translation>
  </message>
  <message>
   <source>there is no calendar {code}; add one first</source>
   <translation>there is no calendar {code}; add one first</translation>
  </message>
  <message>
   <source>there is no calendar {code}; choose one of {known}</source>
   <translation>there is no calendar {code}; choose one of {known}</translation>
  </message>
  <message>
   <source>this code stands {count} times; give each policy its own</source>
   <translation>this code stands {count} times; give each policy its own</translation>
  </message>
  <message>
   <source>time left</source>
   <translation>time left</translation>
  </message>
  <message>
   <source>to acknowledge</source>
   <translation>to acknowledge</translation>
  </message>
  <message>
   <source>to deploy</source>
   <translation>to deploy</translation>
  </message>
  <message>
   <source>to give an update</source>
   <translation>to give an update</translation>
  </message>
  <message>
   <source>to resolve</source>
   <translation>to resolve</translation>
  </message>
  <message>
   <source>use one of {keys}</source>
   <translation>use one of {keys}</translation>
  </message>
  <message>
   <source>{agent} is in {team} already. There is nothing to do.</source>
   <translation>{agent} is in {team} already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{agent} is not of {team}, whom {incident} is offered to.</source>
   <translation>{agent} is not of {team}, whom {incident} is offered to.</translation>
  </message>
  <message>
   <source>{agent} is off already. There is nothing to do.</source>
   <translation>{agent} is off already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{agent} is on shift already. There is nothing to do.</source>
   <translation>{agent} is on shift already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{agent} is on this break already. There is nothing to do.</source>
   <translation>{agent} is on this break already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{agent} is to move to {team} already, once their work ends. There is nothing to do.</source>
   <translation>{agent} is to move to {team} already, once their work ends. There is nothing to do.</translation>
  </message>
  <message>
   <source>{code} stands there twice; leave one out</source>
   <translation>{code} stands there twice; leave one out</translation>
  </message>
  <message>
   <source>{happenings} cannot both start and end it; take one away</source>
   <translation>{happenings} cannot both start and end it; take one away</translation>
  </message>
  <message>
   <source>{happenings} cannot both stop and cancel it; take one away</source>
   <translation>{happenings} cannot both stop and cancel it; take one away</translation>
  </message>
  <message>
   <source>{hours} h left before a break or the end</source>
   <translation>{hours} h left before a break or the end</translation>
  </message>
  <message>
   <source>{incident} cannot be escalated any further. Talk to people.</source>
   <translation>{incident} cannot be escalated any further. Talk to people.</translation>
  </message>
  <message>
   <source>{incident} cannot be merged into itself.</source>
   <translation>{incident} cannot be merged into itself.</translation>
  </message>
  <message>
   <source>{incident} has nobody on it. Send somebody instead.</source>
   <translation>{incident} has nobody on it. Send somebody instead.</translation>
  </message>
  <message>
   <source>{incident} has nothing that came back. There is nothing to do.</source>
   <translation>{incident} has nothing that came back. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} is closed already. There is nothing to do.</source>
   <translation>{incident} is closed already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} is closed. Reopen it first.</source>
   <translation>{incident} is closed. Reopen it first.</translation>
  </message>
  <message>
   <source>{incident} is declined: nobody is on it now. It waits in red on the boards for somebody else, and what is promised runs on.</source>
   <translation>{incident} is declined: nobody is on it now. It waits in red on the boards for somebody else, and what is promised runs on.</translation>
  </message>
  <message>
   <source>{incident} is declined: {who} goes on with it. It stands in red on the boards until somebody is sent in the place or they decide to do without.</source>
   <translation>{incident} is declined: {who} goes on with it. It stands in red on the boards until somebody is sent in the place or they decide to do without.</translation>
  </message>
  <message>
   <source>{incident} is declined: {who} is asked. It stands in red on the boards, and what is promised runs on.</source>
   <translation>{incident} is declined: {who} is asked. It stands in red on the boards, and what is promised runs on.</translation>
  </message>
  <message>
   <source>{incident} is not paused. There is nothing to do.</source>
   <translation>{incident} is not paused. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} is not resolved yet. Resolve it with an outcome first.</source>
   <translation>{incident} is not resolved yet. Resolve it with an outcome first.</translation>
  </message>
  <message>
   <source>{incident} is not yours any more.</source>
   <translation>{incident} is not yours any more.</translation>
  </message>
  <message>
   <source>{incident} is offered to all of {team}. Leave it to the others.</source>
   <translation>{incident} is offered to all of {team}. Leave it to the others.</translation>
  </message>
  <message>
   <source>{incident} is offered to all of {team}. Say who takes it.</source>
   <translation>{incident} is offered to all of {team}. Say who takes it.</translation>
  </message>
  <message>
   <source>{incident} is over.</source>
   <translation>{incident} is over.</translation>
  </message>
  <message>
   <source>{incident} is over. Merge into an open one.</source>
   <translation>{incident} is over. Merge into an open one.</translation>
  </message>
  <message>
   <source>{incident} is paused already. There is nothing to do.</source>
   <translation>{incident} is paused already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} is resolved already. There is nothing to do.</source>
   <translation>{incident} is resolved already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} is resolved. Reopen it first.</source>
   <translation>{incident} is resolved. Reopen it first.</translation>
  </message>
  <message>
   <source>{incident} is still open. There is nothing to do.</source>
   <translation>{incident} is still open. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} was acknowledged already. There is nothing to do.</source>
   <translation>{incident} was acknowledged already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{incident} was cancelled, and that is final. Log it anew if it is needed.</source>
   <translation>{incident} was cancelled, and that is final. Log it anew if it is needed.</translation>
  </message>
  <message>
   <source>{incident} was merged into another, and that is final. Go to that one.</source>
   <translation>{incident} was merged into another, and that is final. Go to that one.</translation>
  </message>
  <message>
   <source>{incident} was taken by {agent}.</source>
   <translation>{incident} was taken by {agent}.</translation>
  </message>
  <message>
   <source>{incident} went back: it was not accepted in time.</source>
   <translation>{incident} went back: it was not accepted in time.</translation>
  </message>
  <message>
   <source>{key} among the {layer} is a day that its year does not have.</source>
   <translation>{key} among the {layer} is a day that its year does not have.</translation>
  </message>
  <message>
   <source>{key} among the {layer} is no date; write {way_out}.</source>
   <translation>{key} among the {layer} is no date; write {way_out}.</translation>
  </message>
  <message>
   <source>{key} is no date; write 2026-12-24</source>
   <translation>{key} is no date; write 2026-12-24</translation>
  </message>
  <message>
   <source>{key} is no day of the week; write mon, tue, wed, thu, fri, sat or sun.</source>
   <translation>{key} is no day of the week; write mon, tue, wed, thu, fri, sat or sun.</translation>
  </message>
  <message>
   <source>{key} is no weekday; use {known}</source>
   <translation>{key} is no weekday; use {known}</translation>
  </message>
  <message>
   <source>{key} is unknown; use {known}</source>
   <translation>{key} is unknown; use {known}</translation>
  </message>
  <message>
   <source>{key} is unknown; {hint}</source>
   <translation>{key} is unknown; {hint}</translation>
  </message>
  <message>
   <source>{left} min left before a break or the end</source>
   <translation>{left} min left before a break or the end</translation>
  </message>
  <message>
   <source>{name} is no time zone that is known here; write an IANA name such as Europe/London.</source>
   <translation>{name} is no time zone that is known here; write an IANA name such as Europe/London.</translation>
  </message>
  <message>
   <source>{name} names {day} twice; write its periods as one list.</source>
   <translation>{name} names {day} twice; write its periods as one list.</translation>
  </message>
  <message>
   <source>{others} of the team could take a severity 1, as before</source>
   <translation>{others} of the team could take a severity 1, as before</translation>
  </message>
  <message>
   <source>{pair} in the {place} is no period; write a pair such as ("09:00", "17:00").</source>
   <translation>{pair} in the {place} is no period; write a pair such as ("09:00", "17:00").</translation>
  </message>
  <message>
   <source>{pair} in the {place} opens at 24:00; write 00:00 on the day after.</source>
   <translation>{pair} in the {place} opens at 24:00; write 00:00 on the day after.</translation>
  </message>
  <message>
   <source>{place}: {trouble}</source>
   <translation>{place}: {trouble}</translation>
  </message>
  <message>
   <source>{points} of {weight}: {words}</source>
   <translation>{points} of {weight}: {words}</translation>
  </message>
  <message>
   <source>{skill} expired {day}</source>
   <translation>{skill} expired {day}</translation>
  </message>
  <message>
   <source>{skill} expires {day}, before that</source>
   <translation>{skill} expires {day}, before that</translation>
  </message>
  <message>
   <source>{skill} has expired for all of this team</source>
   <translation>{skill} has expired for all of this team</translation>
  </message>
  <message>
   <source>{start}, {late} min too late {to_do}</source>
   <translation>{start}, {late} min too late {to_do}</translation>
  </message>
  <message>
   <source>{start}, {left} min left {to_do}</source>
   <translation>{start}, {left} min left {to_do}</translation>
  </message>
  <message>
   <source>{start}; nothing falls due</source>
   <translation>{start}; nothing falls due</translation>
  </message>
  <message>
   <source>{team} is closed. Choose another team.</source>
   <translation>{team} is closed. Choose another team.</translation>
  </message>
  <message>
   <source>{value} is unknown</source>
   <translation>{value} is unknown</translation>
  </message>
  <message>
   <source>{who} declined</source>
   <translation>{who} declined</translation>
  </message>
  <message>
   <source>{who} declined: {reason}</source>
   <translation>{who} declined: {reason}</translation>
  </message>
  <message>
   <source>{who} did not answer</source>
   <translation>{who} did not answer</translation>
  </message>
  <message>
   <source>{who} has accepted {incident} already. Release them instead.</source>
   <translation>{who} has accepted {incident} already. Release them instead.</translation>
  </message>
  <message>
   <source>{who} has accepted {incident} already. There is nothing to do.</source>
   <translation>{who} has accepted {incident} already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{who} has not accepted {incident} yet. Accept it first.</source>
   <translation>{who} has not accepted {incident} yet. Accept it first.</translation>
  </message>
  <message>
   <source>{who} is not on {incident} any more. There is nothing to do.</source>
   <translation>{who} is not on {incident} any more. There is nothing to do.</translation>
  </message>
  <message>
   <source>{who} is only reserved for {incident}, and not sent yet. Wait until then.</source>
   <translation>{who} is only reserved for {incident}, and not sent yet. Wait until then.</translation>
  </message>
  <message>
   <source>{who} was kept for it and could not go: {reason}</source>
   <translation>{who} was kept for it and could not go: {reason}</translation>
  </message>
  <message>
   <source>{who} works on {incident} already. There is nothing to do.</source>
   <translation>{who} works on {incident} already. There is nothing to do.</translation>
  </message>
  <message>
   <source>{words}; the best: {ahead} ({gap} points more)</source>
   <translation>{words}; the best: {ahead} ({gap} points more)</translation>
  </message>
  <message>
   <source>{words}; who was sent: {ahead} ({gap} points more)</source>
   <translation>{words}; who was sent: {ahead} ({gap} points more)</translation>
  </message>
  <message>
   <source>{written} in the {place} is no time of day; write 00:00 to 24:00.</source>
   <translation>{written} in the {place} is no time of day; write 00:00 to 24:00.</translation>
  </message>
  <message>
   <source>“{code}” is not on the list. Choose one of: {codes}.</source>
   <translation>“{code}” is not on the list. Choose one of: {codes}.</translation>
  </message>
 </context>
 <context>
  <name>SearchChoice</name>
  <message>
   <source>type to search</source>
   <translation>type to search</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Search</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>Search and filter: text, team:, sev:, nature:, site:, mine</source>
   <translation>Search and filter: text, team:, sev:, nature:, site:, mine</translation>
  </message>
  <message>
   <source>team:  sev:  nature:  site:  mine, or any words</source>
   <translation>team:  sev:  nature:  site:  mine, or any words</translation>
  </message>
 </context>
 <context>
  <name>SetField</name>
  <message>
   <source>{name}: {words}</source>
   <translation>{name}: {words}</translation>
  </message>
 </context>
 <context>
  <name>SetPopup</name>
  <message>
   <source>Search</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>Search, or write a new one and press Enter</source>
   <translation>Search, or write a new one and press Enter</translation>
  </message>
 </context>
 <context>
  <name>Simulation</name>
  <message>
   <source>by {draft} instead of {real}</source>
   <translation>by {draft} instead of {real}</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelled</translation>
  </message>
  <message>
   <source>due {draft} instead of {real}</source>
   <translation>due {draft} instead of {real}</translation>
  </message>
  <message>
   <source>met</source>
   <translation>met</translation>
  </message>
  <message>
   <source>missed</source>
   <translation>missed</translation>
  </message>
  <message>
   <source>missed, still open</source>
   <translation>missed, still open</translation>
  </message>
  <message>
   <source>not promised</source>
   <translation>not promised</translation>
  </message>
  <message>
   <source>nothing is promised now; these rules say {code}, due {due}</source>
   <translation>nothing is promised now; these rules say {code}, due {due}</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>paused, missed</source>
   <translation>paused, missed</translation>
  </message>
  <message>
   <source>running</source>
   <translation>running</translation>
  </message>
  <message>
   <source>these rules promise nothing here; now it is {code}</source>
   <translation>these rules promise nothing here; now it is {code}</translation>
  </message>
  <message>
   <source>unknown (paused)</source>
   <translation>unknown (paused)</translation>
  </message>
  <message>
   <source>{reference}  {promise}: {real}, would be {draft}</source>
   <translation>{reference}  {promise}: {real}, would be {draft}</translation>
  </message>
 </context>
 <context>
  <name>SimulatorPane</name>
  <message>
   <source>From</source>
   <translation>From</translation>
  </message>
  <message>
   <source>How far it is</source>
   <translation>How far it is</translation>
  </message>
  <message>
   <source>Incidents opened</source>
   <translation>Incidents opened</translation>
  </message>
  <message>
   <source>Incidents whose verdict would differ</source>
   <translation>Incidents whose verdict would differ</translation>
  </message>
  <message>
   <source>Mend what is wrong in the draft, then it can be tried.</source>
   <translation>Mend what is wrong in the draft, then it can be tried.</translation>
  </message>
  <message>
   <source>No verdict would differ</source>
   <translation>No verdict would differ</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>Stopped after {count} of the incidents opened {since} to {until}.</source>
   <translation>Stopped after {count} of the incidents opened {since} to {until}.</translation>
  </message>
  <message>
   <source>The draft has changed since it was tried; try it again.</source>
   <translation>The draft has changed since it was tried; try it again.</translation>
  </message>
  <message>
   <source>To</source>
   <translation>To</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>Try</translation>
  </message>
  <message>
   <source>Try the draft on incidents of the past: nothing is changed by it.</source>
   <translation>Try the draft on incidents of the past: nothing is changed by it.</translation>
  </message>
  <message>
   <source>Try these rules on past incidents</source>
   <translation>Try these rules on past incidents</translation>
  </message>
  <message>
   <source>Trying the draft on the incidents of that time…</source>
   <translation>Trying the draft on the incidents of that time…</translation>
  </message>
  <message>
   <source>What would these rules have done?</source>
   <translation>What would these rules have done?</translation>
  </message>
  <message>
   <source>from … to …</source>
   <translation>from … to …</translation>
  </message>
  <message>
   <source>last {days} days</source>
   <translation>last {days} days</translation>
  </message>
  <message numerus="yes">
   <source>{count} incidents opened {since} to {until}.</source>
   <translation>
    <numerusform>{count} incident opened {since} to {until}.</numerusform>
    <numerusform>{count} incidents opened {since} to {until}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} incidents would differ</source>
   <translation>
    <numerusform>{count} incident would differ</numerusform>
    <numerusform>{count} incidents would differ</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{count} incidents would differ; {listed} of {all} verdicts</source>
   <translation>
    <numerusform>{count} incident would differ; {listed} of {all} verdicts</numerusform>
    <numerusform>{count} incidents would differ; {listed} of {all} verdicts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{done} of {total} incidents</source>
   <translation>
    <numerusform>{done} of {total} incident</numerusform>
    <numerusform>{done} of {total} incidents</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Spoken</name>
  <message>
   <source>Incident {number}, cannot be read</source>
   <translation>Incident {number}, cannot be read</translation>
  </message>
  <message>
   <source>nobody</source>
   <translation>nobody</translation>
  </message>
  <message>
   <source>nothing promised</source>
   <translation>nothing promised</translation>
  </message>
  <message>
   <source>paused, {reason}</source>
   <translation>paused, {reason}</translation>
  </message>
  <message>
   <source>{promise} due {time}</source>
   <translation>{promise} due {time}</translation>
  </message>
 </context>
 <context>
  <name>Staff</name>
  <message numerus="yes">
   <source>%n teams could not take a critical</source>
   <translation>
    <numerusform>%n team could not take a critical</numerusform>
    <numerusform>%n teams could not take a critical</numerusform>
   </translation>
  </message>
  <message>
   <source>1/6 free of here</source>
   <translation>1/6 free of here</translation>
  </message>
  <message>
   <source>Fold</source>
   <translation>Fold</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Legend</translation>
  </message>
  <message>
   <source>No teams yet</source>
   <translation>No teams yet</translation>
  </message>
  <message>
   <source>Open what they hold</source>
   <translation>Open what they hold</translation>
  </message>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
  <message>
   <source>Scroll</source>
   <translation>Scroll</translation>
  </message>
  <message>
   <source>Under the hand</source>
   <translation>Under the hand</translation>
  </message>
  <message>
   <source>Unfold</source>
   <translation>Unfold</translation>
  </message>
  <message numerus="yes">
   <source>and %n more teams: {free} free of {here}, {busy} busy, {resting} on a break, room for {spare}</source>
   <translation>
    <numerusform>and %n more team: {free} free of {here}, {busy} busy, {resting} on a break, room for {spare}</numerusform>
    <numerusform>and %n more teams: {free} free of {here}, {busy} busy, {resting} on a break, room for {spare}</numerusform>
   </translation>
  </message>
  <message>
   <source>break</source>
   <translation>break</translation>
  </message>
  <message>
   <source>busy</source>
   <translation>busy</translation>
  </message>
  <message>
   <source>busy since {time}</source>
   <translation>busy since {time}</translation>
  </message>
  <message>
   <source>busy, filled by load, in the colour of the worst</source>
   <translation>busy, filled by load, in the colour of the worst</translation>
  </message>
  <message>
   <source>busy, with what is worst</source>
   <translation>busy, with what is worst</translation>
  </message>
  <message>
   <source>every team by name; fold them again</source>
   <translation>every team by name; fold them again</translation>
  </message>
  <message>
   <source>expired {day}: {skill}</source>
   <translation>expired {day}: {skill}</translation>
  </message>
  <message>
   <source>free</source>
   <translation>free</translation>
  </message>
  <message>
   <source>free since {time}</source>
   <translation>free since {time}</translation>
  </message>
  <message>
   <source>load {load}</source>
   <translation>load {load}</translation>
  </message>
  <message>
   <source>load {load} of {capacity}, room for {spare}</source>
   <translation>load {load} of {capacity}, room for {spare}</translation>
  </message>
  <message>
   <source>no incident</source>
   <translation>no incident</translation>
  </message>
  <message>
   <source>no skill noted</source>
   <translation>no skill noted</translation>
  </message>
  <message>
   <source>nobody free for a critical</source>
   <translation>nobody free for a critical</translation>
  </message>
  <message>
   <source>nobody here</source>
   <translation>nobody here</translation>
  </message>
  <message>
   <source>nobody known</source>
   <translation>nobody known</translation>
  </message>
  <message>
   <source>on a break, until when</source>
   <translation>on a break, until when</translation>
  </message>
  <message>
   <source>room {spare}</source>
   <translation>room {spare}</translation>
  </message>
  <message>
   <source>shift to {time}</source>
   <translation>shift to {time}</translation>
  </message>
  <message>
   <source>shift was to {time}</source>
   <translation>shift was to {time}</translation>
  </message>
  <message>
   <source>somebody free could take a critical</source>
   <translation>somebody free could take a critical</translation>
  </message>
  <message>
   <source>to {time}</source>
   <translation>to {time}</translation>
  </message>
  <message>
   <source>too long in a state</source>
   <translation>too long in a state</translation>
  </message>
  <message>
   <source>{busy} busy</source>
   <translation>{busy} busy</translation>
  </message>
  <message>
   <source>{busy} busy, {resting} on a break</source>
   <translation>{busy} busy, {resting} on a break</translation>
  </message>
  <message>
   <source>{free} free of {here} here</source>
   <translation>{free} free of {here} here</translation>
  </message>
  <message>
   <source>{free} free, {busy} busy, {resting} on a break; {head}; {cover}</source>
   <translation>{free} free, {busy} busy, {resting} on a break; {head}; {cover}</translation>
  </message>
  <message>
   <source>{here} here, load {load} of {capacity}, room for {spare}</source>
   <translation>{here} here, load {load} of {capacity}, room for {spare}</translation>
  </message>
  <message>
   <source>{reason} since {time}</source>
   <translation>{reason} since {time}</translation>
  </message>
  <message>
   <source>{reason} until {time}</source>
   <translation>{reason} until {time}</translation>
  </message>
  <message>
   <source>{skill} until {day}</source>
   <translation>{skill} until {day}</translation>
  </message>
  <message>
   <source>{team}, people</source>
   <translation>{team}, people</translation>
  </message>
 </context>
 <context>
  <name>StandIn</name>
  <message>
   <source>It is tried again at {time}; any key tries now.</source>
   <translation>It is tried again at {time}; any key tries now.</translation>
  </message>
  <message>
   <source>It is tried again just now.</source>
   <translation>It is tried again just now.</translation>
  </message>
  <message>
   <source>It says: {why}</source>
   <translation>It says: {why}</translation>
  </message>
  <message>
   <source>It stopped {times} times since {since} and does not stay up, so it shows no figures.</source>
   <translation>It stopped {times} times since {since} and does not stay up, so it shows no figures.</translation>
  </message>
  <message>
   <source>Please call</source>
   <translation>Please call</translation>
  </message>
  <message>
   <source>The board has stopped</source>
   <translation>The board has stopped</translation>
  </message>
  <message>
   <source>whoever looks after this wall</source>
   <translation>whoever looks after this wall</translation>
  </message>
 </context>
 <context>
  <name>StateBar</name>
  <message>
   <source>Break…</source>
   <translation>Break…</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Off</translation>
  </message>
  <message>
   <source>On shift</source>
   <translation>On shift</translation>
  </message>
 </context>
 <context>
  <name>Store</name>
  <message>
   <source>Nothing can be sent before the board was read.</source>
   <translation>Nothing can be sent before the board was read.</translation>
  </message>
  <message>
   <source>The board has been silent for {seconds} s: nothing can be sent until it is live again.</source>
   <translation>The board has been silent for {seconds} s: nothing can be sent until it is live again.</translation>
  </message>
  <message>
   <source>The board has been silent for {seconds} s: say why it shall be sent all the same.</source>
   <translation>The board has been silent for {seconds} s: say why it shall be sent all the same.</translation>
  </message>
  <message>
   <source>This agent is still being moved; try again when that has settled.</source>
   <translation>This agent is still being moved; try again when that has settled.</translation>
  </message>
  <message>
   <source>This incident is still being changed; try again when it has settled.</source>
   <translation>This incident is still being changed; try again when it has settled.</translation>
  </message>
 </context>
 <context>
  <name>Story</name>
  <message>
   <source>Alike, open</source>
   <translation>Alike, open</translation>
  </message>
  <message>
   <source>Day before</source>
   <translation>Day before</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Holds</translation>
  </message>
  <message>
   <source>Merged into</source>
   <translation>Merged into</translation>
  </message>
  <message>
   <source>P{priority}</source>
   <translation>P{priority}</translation>
  </message>
  <message>
   <source>Same name</source>
   <translation>Same name</translation>
  </message>
  <message>
   <source>a note changed</source>
   <translation>a note changed</translation>
  </message>
  <message>
   <source>a note erased</source>
   <translation>a note erased</translation>
  </message>
  <message>
   <source>a note written</source>
   <translation>a note written</translation>
  </message>
  <message>
   <source>accepted on behalf of {who}, {role}</source>
   <translation>accepted on behalf of {who}, {role}</translation>
  </message>
  <message>
   <source>acknowledging</source>
   <translation>acknowledging</translation>
  </message>
  <message>
   <source>alarm acknowledged</source>
   <translation>alarm acknowledged</translation>
  </message>
  <message>
   <source>alarm snoozed until {time}</source>
   <translation>alarm snoozed until {time}</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>answer</translation>
  </message>
  <message>
   <source>assigning</source>
   <translation>assigning</translation>
  </message>
  <message>
   <source>back to the rules that it began under</source>
   <translation>back to the rules that it began under</translation>
  </message>
  <message>
   <source>back-dated at {time}</source>
   <translation>back-dated at {time}</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>by hand</translation>
  </message>
  <message>
   <source>by itself</source>
   <translation>by itself</translation>
  </message>
  <message>
   <source>came back from {who}: {after}</source>
   <translation>came back from {who}: {after}</translation>
  </message>
  <message>
   <source>came back: {after}</source>
   <translation>came back: {after}</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelled</translation>
  </message>
  <message>
   <source>channel</source>
   <translation>channel</translation>
  </message>
  <message>
   <source>class</source>
   <translation>class</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>closing</source>
   <translation>closing</translation>
  </message>
  <message>
   <source>customer</source>
   <translation>customer</translation>
  </message>
  <message>
   <source>deploy</source>
   <translation>deploy</translation>
  </message>
  <message>
   <source>escalated by hand: {after}</source>
   <translation>escalated by hand: {after}</translation>
  </message>
  <message>
   <source>first sending</source>
   <translation>first sending</translation>
  </message>
  <message>
   <source>first sent</source>
   <translation>first sent</translation>
  </message>
  <message>
   <source>goes on, {after}; was paused: {before}</source>
   <translation>goes on, {after}; was paused: {before}</translation>
  </message>
  <message>
   <source>held to the rules of version {version}</source>
   <translation>held to the rules of version {version}</translation>
  </message>
  <message>
   <source>language</source>
   <translation>language</translation>
  </message>
  <message>
   <source>lead</source>
   <translation>lead</translation>
  </message>
  <message>
   <source>merged into none</source>
   <translation>merged into none</translation>
  </message>
  <message>
   <source>merged into {other}</source>
   <translation>merged into {other}</translation>
  </message>
  <message>
   <source>nature</source>
   <translation>nature</translation>
  </message>
  <message>
   <source>new rules</source>
   <translation>new rules</translation>
  </message>
  <message>
   <source>nobody knows who</source>
   <translation>nobody knows who</translation>
  </message>
  <message>
   <source>none</source>
   <translation>none</translation>
  </message>
  <message>
   <source>offered to {who}, {role}</source>
   <translation>offered to {who}, {role}</translation>
  </message>
  <message>
   <source>opened, severity {severity}</source>
   <translation>opened, severity {severity}</translation>
  </message>
  <message>
   <source>opening</source>
   <translation>opening</translation>
  </message>
  <message>
   <source>other rules</source>
   <translation>other rules</translation>
  </message>
  <message>
   <source>outcome</source>
   <translation>outcome</translation>
  </message>
  <message>
   <source>paused, no reason given</source>
   <translation>paused, no reason given</translation>
  </message>
  <message>
   <source>paused: {after}</source>
   <translation>paused: {after}</translation>
  </message>
  <message>
   <source>priority</source>
   <translation>priority</translation>
  </message>
  <message>
   <source>priority set by {after}</source>
   <translation>priority set by {after}</translation>
  </message>
  <message>
   <source>release</source>
   <translation>release</translation>
  </message>
  <message>
   <source>reopened, for the {after}. time</source>
   <translation>reopened, for the {after}. time</translation>
  </message>
  <message>
   <source>reserved for {who}, {role}</source>
   <translation>reserved for {who}, {role}</translation>
  </message>
  <message>
   <source>resolved</source>
   <translation>resolved</translation>
  </message>
  <message>
   <source>resolving</source>
   <translation>resolving</translation>
  </message>
  <message>
   <source>severity</source>
   <translation>severity</translation>
  </message>
  <message>
   <source>site</source>
   <translation>site</translation>
  </message>
  <message>
   <source>somebody</source>
   <translation>somebody</translation>
  </message>
  <message>
   <source>still paused, now: {reason}; was: {before}</source>
   <translation>still paused, now: {reason}; was: {before}</translation>
  </message>
  <message>
   <source>support</source>
   <translation>support</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>taken back</translation>
  </message>
  <message>
   <source>team</source>
   <translation>team</translation>
  </message>
  <message>
   <source>team {team}</source>
   <translation>team {team}</translation>
  </message>
  <message>
   <source>this record cannot be read: {after}</source>
   <translation>this record cannot be read: {after}</translation>
  </message>
  <message>
   <source>update</source>
   <translation>update</translation>
  </message>
  <message>
   <source>update given</source>
   <translation>update given</translation>
  </message>
  <message>
   <source>urgency</source>
   <translation>urgency</translation>
  </message>
  <message>
   <source>what is known of the caller changed</source>
   <translation>what is known of the caller changed</translation>
  </message>
  <message>
   <source>what is known of the caller erased</source>
   <translation>what is known of the caller erased</translation>
  </message>
  <message>
   <source>what is known of the caller noted</source>
   <translation>what is known of the caller noted</translation>
  </message>
  <message>
   <source>written again, nothing differs</source>
   <translation>written again, nothing differs</translation>
  </message>
  <message>
   <source>written again: {after}</source>
   <translation>written again: {after}</translation>
  </message>
  <message>
   <source>{before} → {after}</source>
   <translation>{before} → {after}</translation>
  </message>
  <message>
   <source>{field} corrected: {before} → {after}</source>
   <translation>{field} corrected: {before} → {after}</translation>
  </message>
  <message>
   <source>{field} {after}</source>
   <translation>{field} {after}</translation>
  </message>
  <message>
   <source>{field} {before} → {after}</source>
   <translation>{field} {before} → {after}</translation>
  </message>
  <message>
   <source>{promise}: {percent} % used up</source>
   <translation>{promise}: {percent} % used up</translation>
  </message>
  <message>
   <source>{who} accepted, {role}</source>
   <translation>{who} accepted, {role}</translation>
  </message>
  <message>
   <source>{who} is {role} now</source>
   <translation>{who} is {role} now</translation>
  </message>
  <message>
   <source>{who} released</source>
   <translation>{who} released</translation>
  </message>
  <message>
   <source>{who} released: {reason}</source>
   <translation>{who} released: {reason}</translation>
  </message>
  <message>
   <source>{who} sent, {role}; accepts automatically</source>
   <translation>{who} sent, {role}; accepts automatically</translation>
  </message>
  <message>
   <source>{who} works on it, {role}</source>
   <translation>{who} works on it, {role}</translation>
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <source>{share} %</source>
   <translation>{share} %</translation>
  </message>
 </context>
 <context>
  <name>TallyTable</name>
  <message>
   <source>Counts by promise</source>
   <translation>Counts by promise</translation>
  </message>
  <message>
   <source>breach</source>
   <translation>breach</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>ended</translation>
  </message>
  <message>
   <source>met</source>
   <translation>met</translation>
  </message>
  <message>
   <source>missed</source>
   <translation>missed</translation>
  </message>
  <message>
   <source>open</source>
   <translation>open</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>under the draft</source>
   <translation>under the draft</translation>
  </message>
  <message>
   <source>{promise}: missed {real}, under the draft {draft}; breach rate {was}, {would}</source>
   <translation>{promise}: missed {real}, under the draft {draft}; breach rate {was}, {would}</translation>
  </message>
 </context>
 <context>
  <name>TargetDetails</name>
  <message>
   <source>Calendar</source>
   <translation>Calendar</translation>
  </message>
  <message>
   <source>Cancelled by</source>
   <translation>Cancelled by</translation>
  </message>
  <message>
   <source>Paused by</source>
   <translation>Paused by</translation>
  </message>
  <message>
   <source>Reasons</source>
   <translation>Reasons</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>Reopened</translation>
  </message>
  <message>
   <source>Resumes</source>
   <translation>Resumes</translation>
  </message>
  <message>
   <source>Starts</source>
   <translation>Starts</translation>
  </message>
  <message>
   <source>Stops</source>
   <translation>Stops</translation>
  </message>
  <message>
   <source>Warns at, %</source>
   <translation>Warns at, %</translation>
  </message>
  <message>
   <source>by nothing</source>
   <translation>by nothing</translation>
  </message>
  <message>
   <source>choose reasons</source>
   <translation>choose reasons</translation>
  </message>
  <message>
   <source>every reason</source>
   <translation>every reason</translation>
  </message>
  <message>
   <source>named reasons</source>
   <translation>named reasons</translation>
  </message>
  <message>
   <source>never</source>
   <translation>never</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nothing</translation>
  </message>
  <message>
   <source>that of the policy</source>
   <translation>that of the policy</translation>
  </message>
  <message>
   <source>{promise}: {name}</source>
   <translation>{promise}: {name}</translation>
  </message>
 </context>
 <context>
  <name>TargetForm</name>
  <message>
   <source>4 h, 90 min, 2 d 3 h</source>
   <translation>4 h, 90 min, 2 d 3 h</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Details</translation>
  </message>
  <message>
   <source>Less</source>
   <translation>Less</translation>
  </message>
  <message>
   <source>Promise: {name}</source>
   <translation>Promise: {name}</translation>
  </message>
  <message>
   <source>not promised</source>
   <translation>not promised</translation>
  </message>
  <message>
   <source>within</source>
   <translation>within</translation>
  </message>
  <message>
   <source>{name} within</source>
   <translation>{name} within</translation>
  </message>
  <message>
   <source>{name}: details</source>
   <translation>{name}: details</translation>
  </message>
 </context>
 <context>
  <name>Team</name>
  <message>
   <source>nobody known</source>
   <translation>nobody known</translation>
  </message>
  <message>
   <source>{free} free of {present}</source>
   <translation>{free} free of {present}</translation>
  </message>
 </context>
 <context>
  <name>TimeBar</name>
  <message>
   <source>+1 d</source>
   <translation>+1 d</translation>
  </message>
  <message>
   <source>+1 h</source>
   <translation>+1 h</translation>
  </message>
  <message>
   <source>+10 min</source>
   <translation>+10 min</translation>
  </message>
  <message>
   <source>14:05 or 2026-11-17</source>
   <translation>14:05 or 2026-11-17</translation>
  </message>
  <message>
   <source>A day earlier</source>
   <translation>A day earlier</translation>
  </message>
  <message>
   <source>A day later</source>
   <translation>A day later</translation>
  </message>
  <message>
   <source>An hour earlier</source>
   <translation>An hour earlier</translation>
  </message>
  <message>
   <source>An hour later</source>
   <translation>An hour later</translation>
  </message>
  <message>
   <source>Back to now</source>
   <translation>Back to now</translation>
  </message>
  <message>
   <source>Instant to look at, in this machine's time zone</source>
   <translation>Instant to look at, in this machine's time zone</translation>
  </message>
  <message>
   <source>Now  Esc</source>
   <translation>Now  Esc</translation>
  </message>
  <message>
   <source>Ten minutes earlier</source>
   <translation>Ten minutes earlier</translation>
  </message>
  <message>
   <source>Ten minutes later</source>
   <translation>Ten minutes later</translation>
  </message>
  <message>
   <source>Time machine</source>
   <translation>Time machine</translation>
  </message>
  <message>
   <source>To the change before</source>
   <translation>To the change before</translation>
  </message>
  <message>
   <source>To the next change</source>
   <translation>To the next change</translation>
  </message>
  <message>
   <source>change ›</source>
   <translation>change ›</translation>
  </message>
  <message>
   <source>“{text}” is no instant: write 14:05, or 2026-11-17 14:05</source>
   <translation>“{text}” is no instant: write 14:05, or 2026-11-17 14:05</translation>
  </message>
  <message>
   <source>‹ change</source>
   <translation>‹ change</translation>
  </message>
  <message>
   <source>−1 d</source>
   <translation>−1 d</translation>
  </message>
  <message>
   <source>−1 h</source>
   <translation>−1 h</translation>
  </message>
  <message>
   <source>−10 min</source>
   <translation>−10 min</translation>
  </message>
 </context>
 <context>
  <name>TimeDocks</name>
  <message>
   <source>Now. Drag back, or press the left arrow for the change before</source>
   <translation>Now. Drag back, or press the left arrow for the change before</translation>
  </message>
 </context>
 <context>
  <name>TimeMachine</name>
  <message>
   <source>Nothing changed before this instant.</source>
   <translation>Nothing changed before this instant.</translation>
  </message>
  <message>
   <source>Nothing changed between this instant and now.</source>
   <translation>Nothing changed between this instant and now.</translation>
  </message>
  <message>
   <source>PAST</source>
   <translation>PAST</translation>
  </message>
  <message>
   <source>PAST of a REPLAY</source>
   <translation>PAST of a REPLAY</translation>
  </message>
  <message>
   <source>The log begins at {instant}: of the time before it nothing is known.</source>
   <translation>The log begins at {instant}: of the time before it nothing is known.</translation>
  </message>
  <message>
   <source>The log is empty: there is no past to look at.</source>
   <translation>The log is empty: there is no past to look at.</translation>
  </message>
  <message>
   <source>What the log holds is still being read.</source>
   <translation>What the log holds is still being read.</translation>
  </message>
  <message>
   <source>read-only</source>
   <translation>read-only</translation>
  </message>
  <message>
   <source>{days} d {hours} h ago</source>
   <translation>{days} d {hours} h ago</translation>
  </message>
  <message>
   <source>{instant} is still to come.</source>
   <translation>{instant} is still to come.</translation>
  </message>
  <message>
   <source>{minutes} min ago</source>
   <translation>{minutes} min ago</translation>
  </message>
  <message>
   <source>{seconds} s ago</source>
   <translation>{seconds} s ago</translation>
  </message>
  <message>
   <source>{span} ago</source>
   <translation>{span} ago</translation>
  </message>
 </context>
 <context>
  <name>TimeSlider</name>
  <message>
   <source>Instant that is looked at</source>
   <translation>Instant that is looked at</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
 </context>
 <context>
  <name>Times</name>
  <message>
   <source>{days} d</source>
   <translation>{days} d</translation>
  </message>
  <message>
   <source>{days}d</source>
   <translation>{days}d</translation>
  </message>
  <message>
   <source>{hours}:{minutes} h</source>
   <translation>{hours}:{minutes} h</translation>
  </message>
  <message>
   <source>{hours}h</source>
   <translation>{hours}h</translation>
  </message>
 </context>
 <context>
  <name>ToldLine</name>
  <message>
   <source>Take back</source>
   <translation>Take back</translation>
  </message>
  <message>
   <source>{act}  {seconds} s</source>
   <translation>{act}  {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>VersionView</name>
  <message>
   <source>An example to begin with: every house sets its own.</source>
   <translation>An example to begin with: every house sets its own.</translation>
  </message>
  <message>
   <source>In force {since}.</source>
   <translation>In force {since}.</translation>
  </message>
  <message>
   <source>Incidents that began under it stay under it until somebody moves them.</source>
   <translation>Incidents that began under it stay under it until somebody moves them.</translation>
  </message>
  <message>
   <source>Published {time} by {name}.</source>
   <translation>Published {time} by {name}.</translation>
  </message>
  <message>
   <source>Put into the draft</source>
   <translation>Put into the draft</translation>
  </message>
  <message>
   <source>Version {number}: {name}</source>
   <translation>Version {number}: {name}</translation>
  </message>
  <message>
   <source>Why: {reason}</source>
   <translation>Why: {reason}</translation>
  </message>
 </context>
 <context>
  <name>View</name>
  <message>
   <source>This is the past, and it is read-only; press Esc to come back to now.</source>
   <translation>This is the past, and it is read-only; press Esc to come back to now.</translation>
  </message>
 </context>
 <context>
  <name>ViewsButton</name>
  <message>
   <source>Delete</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>Named views</source>
   <translation>Named views</translation>
  </message>
  <message>
   <source>No views yet</source>
   <translation>No views yet</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Rename</translation>
  </message>
  <message>
   <source>Save what is shown as…</source>
   <translation>Save what is shown as…</translation>
  </message>
  <message>
   <source>Views</source>
   <translation>Views</translation>
  </message>
 </context>
 <context>
  <name>WaitingPage</name>
  <message>
   <source>Reading the board</source>
   <translation>Reading the board</translation>
  </message>
 </context>
 <context>
  <name>Wall</name>
  <message numerus="yes">
   <source>%n promises breached</source>
   <translation>
    <numerusform>%n promise breached</numerusform>
    <numerusform>%n promises breached</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n rows cannot be read</source>
   <translation>
    <numerusform>%n row cannot be read</numerusform>
    <numerusform>%n rows cannot be read</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n teams over capacity</source>
   <translation>
    <numerusform>%n team over capacity</numerusform>
    <numerusform>%n teams over capacity</numerusform>
   </translation>
  </message>
  <message>
   <source>+ room</source>
   <translation>+ room</translation>
  </message>
  <message>
   <source>+{count} more</source>
   <translation>+{count} more</translation>
  </message>
  <message>
   <source>/ need</source>
   <translation>/ need</translation>
  </message>
  <message>
   <source>2 columns folded</source>
   <translation>2 columns folded</translation>
  </message>
  <message>
   <source>All quiet</source>
   <translation>All quiet</translation>
  </message>
  <message>
   <source>All teams, {severity}</source>
   <translation>All teams, {severity}</translation>
  </message>
  <message>
   <source>At risk 30 min</source>
   <translation>At risk 30 min</translation>
  </message>
  <message>
   <source>BLIND</source>
   <translation>BLIND</translation>
  </message>
  <message>
   <source>Breached</source>
   <translation>Breached</translation>
  </message>
  <message>
   <source>Critical</source>
   <translation>Critical</translation>
  </message>
  <message>
   <source>Explain this figure</source>
   <translation>Explain this figure</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Figures</translation>
  </message>
  <message>
   <source>Filter the page by it, or clear the filter</source>
   <translation>Filter the page by it, or clear the filter</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Free</translation>
  </message>
  <message>
   <source>Free agents</source>
   <translation>Free agents</translation>
  </message>
  <message>
   <source>Free people</source>
   <translation>Free people</translation>
  </message>
  <message>
   <source>Headline</source>
   <translation>Headline</translation>
  </message>
  <message>
   <source>LATE</source>
   <translation>LATE</translation>
  </message>
  <message>
   <source>LIVE</source>
   <translation>LIVE</translation>
  </message>
  <message>
   <source>Last hours</source>
   <translation>Last hours</translation>
  </message>
  <message>
   <source>Last {hours} h</source>
   <translation>Last {hours} h</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Legend</translation>
  </message>
  <message>
   <source>Load over the last hours by team</source>
   <translation>Load over the last hours by team</translation>
  </message>
  <message>
   <source>Load ÷ capacity</source>
   <translation>Load ÷ capacity</translation>
  </message>
  <message>
   <source>Major</source>
   <translation>Major</translation>
  </message>
  <message>
   <source>Median deploy</source>
   <translation>Median deploy</translation>
  </message>
  <message>
   <source>Medium</source>
   <translation>Medium</translation>
  </message>
  <message>
   <source>Minor</source>
   <translation>Minor</translation>
  </message>
  <message>
   <source>No password was found: {why}</source>
   <translation>No password was found: {why}</translation>
  </message>
  <message>
   <source>No team</source>
   <translation>No team</translation>
  </message>
  <message>
   <source>No teams yet. Write them by SQL, or run wallboard demo</source>
   <translation>No teams yet. Write them by SQL, or run wallboard demo</translation>
  </message>
  <message>
   <source>Nobody hears of this wall elsewhere: it may not write its heartbeat</source>
   <translation>Nobody hears of this wall elsewhere: it may not write its heartbeat</translation>
  </message>
  <message>
   <source>Nothing passes the filter</source>
   <translation>Nothing passes the filter</translation>
  </message>
  <message>
   <source>Oldest unassigned</source>
   <translation>Oldest unassigned</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>Open incidents by team and severity</source>
   <translation>Open incidents by team and severity</translation>
  </message>
  <message>
   <source>People</source>
   <translation>People</translation>
  </message>
  <message>
   <source>Promises</source>
   <translation>Promises</translation>
  </message>
  <message>
   <source>REPLAY</source>
   <translation>REPLAY</translation>
  </message>
  <message>
   <source>REPLAY × {speed}</source>
   <translation>REPLAY × {speed}</translation>
  </message>
  <message>
   <source>REPLAY, {said}</source>
   <translation>REPLAY, {said}</translation>
  </message>
  <message>
   <source>STALE</source>
   <translation>STALE</translation>
  </message>
  <message>
   <source>Search and filter</source>
   <translation>Search and filter</translation>
  </message>
  <message>
   <source>Service level</source>
   <translation>Service level</translation>
  </message>
  <message>
   <source>State of the page</source>
   <translation>State of the page</translation>
  </message>
  <message>
   <source>Team</source>
   <translation>Team</translation>
  </message>
  <message>
   <source>Teams</source>
   <translation>Teams</translation>
  </message>
  <message>
   <source>Unassigned</source>
   <translation>Unassigned</translation>
  </message>
  <message>
   <source>Under the hand</source>
   <translation>Under the hand</translation>
  </message>
  <message>
   <source>a drop takes a reason until LIVE</source>
   <translation>a drop takes a reason until LIVE</translation>
  </message>
  <message>
   <source>alarm</source>
   <translation>alarm</translation>
  </message>
  <message>
   <source>all left before T</source>
   <translation>all left before T</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>and {count} more</translation>
  </message>
  <message>
   <source>and {count} more breached</source>
   <translation>and {count} more breached</translation>
  </message>
  <message>
   <source>and {count} more within 30 min</source>
   <translation>and {count} more within 30 min</translation>
  </message>
  <message>
   <source>and {count} more, later</source>
   <translation>and {count} more, later</translation>
  </message>
  <message>
   <source>asked</source>
   <translation>asked</translation>
  </message>
  <message>
   <source>asked, no answer yet</source>
   <translation>asked, no answer yet</translation>
  </message>
  <message>
   <source>back: {reason}</source>
   <translation>back: {reason}</translation>
  </message>
  <message>
   <source>breached</source>
   <translation>breached</translation>
  </message>
  <message>
   <source>breached above, the next below</source>
   <translation>breached above, the next below</translation>
  </message>
  <message>
   <source>breached since</source>
   <translation>breached since</translation>
  </message>
  <message>
   <source>busy</source>
   <translation>busy</translation>
  </message>
  <message>
   <source>busy, by the worst held</source>
   <translation>busy, by the worst held</translation>
  </message>
  <message>
   <source>came back</source>
   <translation>came back</translation>
  </message>
  <message>
   <source>came back: {reason}</source>
   <translation>came back: {reason}</translation>
  </message>
  <message>
   <source>cannot be computed</source>
   <translation>cannot be computed</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>cannot be read</translation>
  </message>
  <message>
   <source>cell at 25, 50, 75 %; team at 50, 100, 150 %</source>
   <translation>cell at 25, 50, 75 %; team at 50, 100, 150 %</translation>
  </message>
  <message>
   <source>d</source>
   <translation>d</translation>
  </message>
  <message>
   <source>database silent for {seconds} s</source>
   <translation>database silent for {seconds} s</translation>
  </message>
  <message>
   <source>database time</source>
   <translation>database time</translation>
  </message>
  <message>
   <source>drops are still accepted</source>
   <translation>drops are still accepted</translation>
  </message>
  <message>
   <source>due, {promise}</source>
   <translation>due, {promise}</translation>
  </message>
  <message>
   <source>floor time, {date}</source>
   <translation>floor time, {date}</translation>
  </message>
  <message>
   <source>folded: last hours</source>
   <translation>folded: last hours</translation>
  </message>
  <message>
   <source>folded: last hours, people</source>
   <translation>folded: last hours, people</translation>
  </message>
  <message>
   <source>folded: people</source>
   <translation>folded: people</translation>
  </message>
  <message>
   <source>free</source>
   <translation>free</translation>
  </message>
  <message>
   <source>h</source>
   <translation>h</translation>
  </message>
  <message>
   <source>left to {promise}</source>
   <translation>left to {promise}</translation>
  </message>
  <message>
   <source>lent here, moving on</source>
   <translation>lent here, moving on</translation>
  </message>
  <message>
   <source>load {load} of {capacity}</source>
   <translation>load {load} of {capacity}</translation>
  </message>
  <message>
   <source>load {load}, nobody of the team is known</source>
   <translation>load {load}, nobody of the team is known</translation>
  </message>
  <message>
   <source>min</source>
   <translation>min</translation>
  </message>
  <message>
   <source>more breached</source>
   <translation>more breached</translation>
  </message>
  <message>
   <source>more within 30 min</source>
   <translation>more within 30 min</translation>
  </message>
  <message>
   <source>more, later</source>
   <translation>more, later</translation>
  </message>
  <message>
   <source>no agents are known</source>
   <translation>no agents are known</translation>
  </message>
  <message>
   <source>no data</source>
   <translation>no data</translation>
  </message>
  <message>
   <source>no drop is accepted until LIVE</source>
   <translation>no drop is accepted until LIVE</translation>
  </message>
  <message>
   <source>nobody</source>
   <translation>nobody</translation>
  </message>
  <message>
   <source>nobody deployed today</source>
   <translation>nobody deployed today</translation>
  </message>
  <message>
   <source>nobody free for a critical</source>
   <translation>nobody free for a critical</translation>
  </message>
  <message>
   <source>nobody of the team is known</source>
   <translation>nobody of the team is known</translation>
  </message>
  <message>
   <source>none</source>
   <translation>none</translation>
  </message>
  <message>
   <source>none due within 30 min</source>
   <translation>none due within 30 min</translation>
  </message>
  <message>
   <source>none near</source>
   <translation>none near</translation>
  </message>
  <message>
   <source>none opened today</source>
   <translation>none opened today</translation>
  </message>
  <message>
   <source>not here</source>
   <translation>not here</translation>
  </message>
  <message>
   <source>nothing has an outcome yet</source>
   <translation>nothing has an outcome yet</translation>
  </message>
  <message>
   <source>nothing is promised</source>
   <translation>nothing is promised</translation>
  </message>
  <message>
   <source>nothing open</source>
   <translation>nothing open</translation>
  </message>
  <message>
   <source>nothing was answered</source>
   <translation>nothing was answered</translation>
  </message>
  <message>
   <source>nothing was read yet</source>
   <translation>nothing was read yet</translation>
  </message>
  <message>
   <source>now</source>
   <translation>now</translation>
  </message>
  <message>
   <source>numbers as of {time}, {day}</source>
   <translation>numbers as of {time}, {day}</translation>
  </message>
  <message>
   <source>of {whole}</source>
   <translation>of {whole}</translation>
  </message>
  <message>
   <source>oldest since {time}</source>
   <translation>oldest since {time}</translation>
  </message>
  <message>
   <source>on a break</source>
   <translation>on a break</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>paused and met</source>
   <translation>paused and met</translation>
  </message>
  <message>
   <source>paused, {reason}</source>
   <translation>paused, {reason}</translation>
  </message>
  <message>
   <source>reserved</source>
   <translation>reserved</translation>
  </message>
  <message>
   <source>since midnight unknown</source>
   <translation>since midnight unknown</translation>
  </message>
  <message>
   <source>since {time}</source>
   <translation>since {time}</translation>
  </message>
  <message>
   <source>staff need: {why}</source>
   <translation>staff need: {why}</translation>
  </message>
  <message>
   <source>to {promise}</source>
   <translation>to {promise}</translation>
  </message>
  <message>
   <source>too long in this state</source>
   <translation>too long in this state</translation>
  </message>
  <message>
   <source>training floor, database time</source>
   <translation>training floor, database time</translation>
  </message>
  <message>
   <source>unknown definition</source>
   <translation>unknown definition</translation>
  </message>
  <message>
   <source>warning</source>
   <translation>warning</translation>
  </message>
  <message>
   <source>worst held</source>
   <translation>worst held</translation>
  </message>
  <message>
   <source>worst held, minutes</source>
   <translation>worst held, minutes</translation>
  </message>
  <message>
   <source>worst held, minutes, break until, load</source>
   <translation>worst held, minutes, break until, load</translation>
  </message>
  <message>
   <source>{count} breached</source>
   <translation>{count} breached</translation>
  </message>
  <message>
   <source>{count} busy</source>
   <translation>{count} busy</translation>
  </message>
  <message>
   <source>{count} busy, {resting} on a break</source>
   <translation>{count} busy, {resting} on a break</translation>
  </message>
  <message>
   <source>{count} cannot be read</source>
   <translation>{count} cannot be read</translation>
  </message>
  <message>
   <source>{count} cool</source>
   <translation>{count} cool</translation>
  </message>
  <message>
   <source>{count} critical</source>
   <translation>{count} critical</translation>
  </message>
  <message>
   <source>{count} critical open</source>
   <translation>{count} critical open</translation>
  </message>
  <message>
   <source>{count} met</source>
   <translation>{count} met</translation>
  </message>
  <message>
   <source>{count} met in 30 min</source>
   <translation>{count} met in 30 min</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} more</translation>
  </message>
  <message>
   <source>{count} open</source>
   <translation>{count} open</translation>
  </message>
  <message>
   <source>{count} paused</source>
   <translation>{count} paused</translation>
  </message>
  <message>
   <source>{count} paused, most {reason}</source>
   <translation>{count} paused, most {reason}</translation>
  </message>
  <message>
   <source>{count} paused, {reason}</source>
   <translation>{count} paused, {reason}</translation>
  </message>
  <message>
   <source>{count} paused: {reason}</source>
   <translation>{count} paused: {reason}</translation>
  </message>
  <message>
   <source>{count} too new to forecast</source>
   <translation>{count} too new to forecast</translation>
  </message>
  <message>
   <source>{count} will be late</source>
   <translation>{count} will be late</translation>
  </message>
  <message>
   <source>{count} {severity}</source>
   <translation>{count} {severity}</translation>
  </message>
  <message>
   <source>{count} {severity} ({breached} breached)</source>
   <translation>{count} {severity} ({breached} breached)</translation>
  </message>
  <message>
   <source>{count}M</source>
   <translation>{count}M</translation>
  </message>
  <message>
   <source>{count}k</source>
   <translation>{count}k</translation>
  </message>
  <message>
   <source>{free} free</source>
   <translation>{free} free</translation>
  </message>
  <message>
   <source>{free} free of {here} here</source>
   <translation>{free} free of {here} here</translation>
  </message>
  <message>
   <source>{free} free of {here} here, room for {spare}</source>
   <translation>{free} free of {here} here, room for {spare}</translation>
  </message>
  <message>
   <source>{free} free of {here} here, room for {spare}, nobody for a critical</source>
   <translation>{free} free of {here} here, room for {spare}, nobody for a critical</translation>
  </message>
  <message>
   <source>{free} free, {busy} busy, {resting} on a break</source>
   <translation>{free} free, {busy} busy, {resting} on a break</translation>
  </message>
  <message>
   <source>{hours} h before</source>
   <translation>{hours} h before</translation>
  </message>
  <message>
   <source>{promise} breached since</source>
   <translation>{promise} breached since</translation>
  </message>
  <message>
   <source>{promise} breached since {time}</source>
   <translation>{promise} breached since {time}</translation>
  </message>
  <message>
   <source>{promise} due {time}</source>
   <translation>{promise} due {time}</translation>
  </message>
  <message>
   <source>{promise} met</source>
   <translation>{promise} met</translation>
  </message>
  <message>
   <source>{promise} met, {span} to spare</source>
   <translation>{promise} met, {span} to spare</translation>
  </message>
  <message>
   <source>{promise} overdue</source>
   <translation>{promise} overdue</translation>
  </message>
  <message>
   <source>{promise} overdue since {time}</source>
   <translation>{promise} overdue since {time}</translation>
  </message>
  <message>
   <source>{promise} since {time}</source>
   <translation>{promise} since {time}</translation>
  </message>
  <message>
   <source>{promise} {time}</source>
   <translation>{promise} {time}</translation>
  </message>
  <message>
   <source>{reason}, since {time}</source>
   <translation>{reason}, since {time}</translation>
  </message>
  <message>
   <source>{shown} of {total} shown</source>
   <translation>{shown} of {total} shown</translation>
  </message>
  <message>
   <source>{team}, free</source>
   <translation>{team}, free</translation>
  </message>
  <message>
   <source>{team}, load from {time}</source>
   <translation>{team}, load from {time}</translation>
  </message>
  <message>
   <source>{team}, people</source>
   <translation>{team}, people</translation>
  </message>
  <message>
   <source>{team}, {promise}</source>
   <translation>{team}, {promise}</translation>
  </message>
  <message>
   <source>{team}: {cells}; {carried}</source>
   <translation>{team}: {cells}; {carried}</translation>
  </message>
  <message>
   <source>{team}: {loads}</source>
   <translation>{team}: {loads}</translation>
  </message>
 </context>
 <context>
  <name>WallEnds</name>
  <message>
   <source>It left no stack.</source>
   <translation>It left no stack.</translation>
  </message>
  <message numerus="yes">
   <source>The wall stopped %n times since {since}; the last time: {how}.</source>
   <translation>
    <numerusform>The wall stopped once since {since}: {how}.</numerusform>
    <numerusform>The wall stopped %n times since {since}; the last time: {how}.</numerusform>
   </translation>
  </message>
  <message>
   <source>The wall stopped at {at} while nobody looked, and came back: {how}.</source>
   <translation>The wall stopped at {at} while nobody looked, and came back: {how}.</translation>
  </message>
  <message>
   <source>Wallboard: why the wall stopped</source>
   <translation>Wallboard: why the wall stopped</translation>
  </message>
  <message>
   <source>after {seconds} s</source>
   <translation>after {seconds} s</translation>
  </message>
  <message>
   <source>it ended with the code {code}</source>
   <translation>it ended with the code {code}</translation>
  </message>
  <message>
   <source>it no longer answered</source>
   <translation>it no longer answered</translation>
  </message>
  <message>
   <source>it took too much memory</source>
   <translation>it took too much memory</translation>
  </message>
  <message>
   <source>it was ended by {signal}</source>
   <translation>it was ended by {signal}</translation>
  </message>
  <message>
   <source>with {megabytes} MB</source>
   <translation>with {megabytes} MB</translation>
  </message>
 </context>
 <context>
  <name>Words</name>
  <message>
   <source>accepted</source>
   <translation>accepted</translation>
  </message>
  <message>
   <source>acknowledged</source>
   <translation>acknowledged</translation>
  </message>
  <message>
   <source>assigned</source>
   <translation>assigned</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelled</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>in progress</source>
   <translation>in progress</translation>
  </message>
  <message>
   <source>lead</source>
   <translation>lead</translation>
  </message>
  <message>
   <source>merged</source>
   <translation>merged</translation>
  </message>
  <message>
   <source>new</source>
   <translation>new</translation>
  </message>
  <message>
   <source>offered</source>
   <translation>offered</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>paused</translation>
  </message>
  <message>
   <source>released</source>
   <translation>released</translation>
  </message>
  <message>
   <source>reopened</source>
   <translation>reopened</translation>
  </message>
  <message>
   <source>reserved</source>
   <translation>reserved</translation>
  </message>
  <message>
   <source>resolved</source>
   <translation>resolved</translation>
  </message>
  <message>
   <source>support</source>
   <translation>support</translation>
  </message>
  <message>
   <source>working</source>
   <translation>working</translation>
  </message>
  <message>
   <source>{days} d</source>
   <translation>{days} d</translation>
  </message>
  <message>
   <source>{hours} h</source>
   <translation>{hours} h</translation>
  </message>
  <message>
   <source>{minutes} m</source>
   <translation>{minutes} m</translation>
  </message>
 </context>
 <context>
  <name>Written</name>
  <message>
   <source>24 hours</source>
   <translation>24 hours</translation>
  </message>
  <message>
   <source>Give it a name of at most 80 characters.</source>
   <translation>Give it a name of at most 80 characters.</translation>
  </message>
  <message>
   <source>Line {number}: begin with a date such as 2026-12-24.</source>
   <translation>Line {number}: begin with a date such as 2026-12-24.</translation>
  </message>
  <message>
   <source>Line {number}: this date stands twice.</source>
   <translation>Line {number}: this date stands twice.</translation>
  </message>
  <message>
   <source>Line {number}: {trouble}</source>
   <translation>Line {number}: {trouble}</translation>
  </message>
  <message>
   <source>Write a code of letters, digits, - and _, such as p1-office.</source>
   <translation>Write a code of letters, digits, - and _, such as p1-office.</translation>
  </message>
  <message>
   <source>Write a date such as 2026-12-24, or --12-24 for every year.</source>
   <translation>Write a date such as 2026-12-24, or --12-24 for every year.</translation>
  </message>
  <message>
   <source>Write a per cent from 0 to 100.</source>
   <translation>Write a per cent from 0 to 100.</translation>
  </message>
  <message>
   <source>Write a span of at least 1 s and at most 366 d.</source>
   <translation>Write a span of at least 1 s and at most 366 d.</translation>
  </message>
  <message>
   <source>Write a span such as 4 h, 90 min or 2 d 3 h.</source>
   <translation>Write a span such as 4 h, 90 min or 2 d 3 h.</translation>
  </message>
  <message>
   <source>Write hours such as 09:00–12:30, 13:00–17:30, or closed, or 24 hours.</source>
   <translation>Write hours such as 09:00–12:30, 13:00–17:30, or closed, or 24 hours.</translation>
  </message>
  <message>
   <source>Write whole per cents from 1 to 1000, such as 50, 75, 90, 100.</source>
   <translation>Write whole per cents from 1 to 1000, such as 50, 75, 90, 100.</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>“{text}” is no time of day; write hours such as 09:00–17:30.</source>
   <translation>“{text}” is no time of day; write hours such as 09:00–17:30.</translation>
  </message>
 </context>
 <context>
  <name>_HolidayDelegate</name>
  <message>
   <source>{name} (worked)</source>
   <translation>{name} (worked)</translation>
  </message>
 </context>
 <context>
  <name>password</name>
  <message>
   <source>Password of {place} (for this session only)</source>
   <translation>Password of {place} (for this session only)</translation>
  </message>
  <message>
   <source>Wallboard</source>
   <translation>Wallboard</translation>
  </message>
 </context>
</TS>
